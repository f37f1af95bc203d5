const titles: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mongodb: 'MongoDB',
  redis: 'Redis',
  'redis-cluster': 'Redis Cluster',
  elasticsearch: 'Elasticsearch',
  kafka: 'Kafka',
};

/**
 * An engine as a person writes it: `PostgreSQL` for `postgresql`. An engine that another organisation added keeps its id.
 */
export function engineTitle(engine: string): string {
  return Object.hasOwn(titles, engine) ? titles[engine] : engine;
}
