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

import { MemberRole } from '@database-platform/plugin-databases-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import AccountTreeIcon from '@material-ui/icons/AccountTree';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import GavelIcon from '@material-ui/icons/Gavel';
import GroupWorkIcon from '@material-ui/icons/GroupWork';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import InputIcon from '@material-ui/icons/Input';
import LibraryAddCheckOutlinedIcon from '@material-ui/icons/LibraryAddCheckOutlined';
import MemoryIcon from '@material-ui/icons/Memory';
import NotInterestedIcon from '@material-ui/icons/NotInterested';
import StarIcon from '@material-ui/icons/Star';
import StarHalfIcon from '@material-ui/icons/StarHalf';
import StorageIcon from '@material-ui/icons/Storage';
import VisibilityOffIcon from '@material-ui/icons/VisibilityOff';
import { ComponentType } from 'react';

/** How each role looks: a shape that differs from the others. The word stands beside it. */
export const roleLooks: Readonly<
  Record<MemberRole, ComponentType<SvgIconProps>>
> = {
  primary: StarIcon,
  'standby-leader': StarHalfIcon,
  replica: FileCopyOutlinedIcon,
  'sync-replica': LibraryAddCheckOutlinedIcon,
  'quorum-replica': GroupWorkIcon,
  'hidden-replica': VisibilityOffIcon,
  'non-voting-replica': NotInterestedIcon,
  arbiter: GavelIcon,
  router: CallSplitIcon,
  leader: StarIcon,
  follower: FileCopyOutlinedIcon,
  broker: MemoryIcon,
  controller: AccountTreeIcon,
  data: StorageIcon,
  master: StarIcon,
  ingest: InputIcon,
  unknown: HelpOutlineIcon,
};
