/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { Content, Page, ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { chosenPerson } from './chosenPerson';
import { forgetOnSignOut } from './forgetOnSignOut';
import { people } from './people';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: 1040,
    margin: '0 auto',
    paddingTop: theme.spacing(4),
  },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(3, 0),
    padding: 0,
    listStyle: 'none',
  },
  card: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
  },
}));

/** Asks whom of the demo company one wants to be. */
export function DemoSignInPage(props: SignInPageProps) {
  const classes = useStyles();
  const [chosen, setChosen] = useState(chosenPerson.get);
  const signIn: SignInPageProps = {
    onSignInSuccess: identity =>
      props.onSignInSuccess(forgetOnSignOut(identity)),
  };
  if (chosen) {
    return (
      <ProxiedSignInPage
        {...signIn}
        provider={chosen === 'guest' ? 'guest' : 'demo'}
        headers={{ 'x-demo-user': chosen }}
      />
    );
  }
  return (
    <Page themeId="home">
      <Content>
        <main className={classes.root}>
          <Typography variant="h3" component="h1">
            Database Platform
          </Typography>
          <Typography>
            Choose who you are in the demo company. What each may do is decided
            by the demo&apos;s permission policy; sign out to be somebody else.
          </Typography>
          <ul className={classes.people}>
            {people.map(({ id, name, team, can }) => (
              <li key={id}>
                <Card className={classes.card}>
                  <CardContent>
                    <Typography variant="h6" component="h2">
                      {name}
                    </Typography>
                    <Typography color="textSecondary" gutterBottom>
                      {team}
                    </Typography>
                    <Typography variant="body2">{can}</Typography>
                  </CardContent>
                  <CardActions>
                    <Button
                      color="primary"
                      variant={id === 'guest' ? 'outlined' : 'contained'}
                      onClick={() => {
                        chosenPerson.set(id);
                        setChosen(id);
                      }}
                    >
                      Enter as {name}
                    </Button>
                  </CardActions>
                </Card>
              </li>
            ))}
          </ul>
        </main>
      </Content>
    </Page>
  );
}
