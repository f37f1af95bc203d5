import { Clock } from '../../../clock';
import { KubeClusterApi } from '../../../kube/types';
import { postgresLogTime, pythonLogTime } from '../../shared';

/** What the postgres container of a pod prints: Patroni's lines and PostgreSQL's. */
export class PatroniLog {
  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly namespace: string,
  ) {}

  patroni(pod: string, ...messages: string[]): void {
    const time = pythonLogTime(this.clock.now());
    this.append(pod, messages.map(message => `${time} INFO: ${message}`));
  }

  postgres(pod: string, ...messages: string[]): void {
    const time = postgresLogTime(this.clock.now());
    this.append(pod, messages.map(message => `${time} [57] LOG:  ${message}`));
  }

  private append(pod: string, lines: string[]): void {
    this.api.appendLog(this.namespace, pod, 'postgres', lines);
  }
}
