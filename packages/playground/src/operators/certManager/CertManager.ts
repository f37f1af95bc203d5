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
import { Clock, Timer } from '../../clock';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import {
  errorMessage,
  goDurationMs,
  keyOf,
  kubeTime,
  resourceIds,
  stableHash,
  textAt,
} from '../shared';
import { certificatesResource } from './certificatesResource';

const dayMs = 86_400_000;
const usualDurationMs = 90 * dayMs;
const issueMs = 2000;

/** cert-manager as far as others see it: every Certificate gets its Secret and a status, and is renewed in time. */
export class CertManager {
  private readonly timers = new Map<string, Timer>();
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly log: (message: string) => void = () => undefined,
  ) {}

  start(): void {
    this.api
      .list(certificatesResource)
      .forEach(object => this.plan(object, issueMs));
    this.unsubscribe = this.api.subscribe(
      certificatesResource,
      ({ type, object }) => {
        if (type === 'ADDED') {
          this.plan(object, issueMs);
        } else if (type === 'DELETED') {
          this.timers.get(keyOf(object))?.cancel();
          this.timers.delete(keyOf(object));
        }
      },
    );
  }

  stop(): void {
    this.unsubscribe?.();
    this.timers.forEach(timer => timer.cancel());
  }

  private plan(certificate: KubeObject, delayMs: number): void {
    const key = keyOf(certificate);
    this.timers.get(key)?.cancel();
    this.timers.set(
      key,
      this.clock.after(delayMs, () => {
        try {
          this.issue(certificate);
        } catch (error) {
          // As in a namespace that is being deleted.
          this.log(errorMessage(error));
        }
      }),
    );
  }

  private issue({ metadata: { namespace, name } }: KubeObject): void {
    const certificate = this.api.get(certificatesResource, namespace, name);
    if (!certificate) {
      return;
    }
    const nowMs = this.clock.now();
    const durationMs =
      goDurationMs(textAt(certificate, 'spec', 'duration') ?? '') ??
      usualDurationMs;
    const before = goDurationMs(
      textAt(certificate, 'spec', 'renewBefore') ?? '',
    );
    const renewalMs = nowMs + durationMs - (before ?? durationMs / 3);
    const revision = Number(
      (certificate.status as { revision?: number } | undefined)?.revision ?? 0,
    );
    this.writeSecret(certificate, revision + 1);
    this.api.mergePatch(
      certificatesResource,
      namespace,
      name,
      {
        status: {
          notBefore: kubeTime(nowMs),
          notAfter: kubeTime(nowMs + durationMs),
          renewalTime: kubeTime(renewalMs),
          revision: revision + 1,
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              reason: 'Ready',
              message: 'Certificate is up to date and has not expired',
              lastTransitionTime: kubeTime(nowMs),
              observedGeneration: certificate.metadata.generation ?? 1,
            },
          ],
        },
      },
      { subresource: 'status' },
    );
    this.plan(certificate, renewalMs - nowMs);
  }

  /** Not a real key pair: nobody in the playground speaks TLS with it. */
  private writeSecret(certificate: KubeObject, revision: number): void {
    const { namespace, name, uid } = certificate.metadata;
    const secretName = textAt(certificate, 'spec', 'secretName') ?? name;
    const encoded = (part: string) =>
      Buffer.from(`${part} ${stableHash([uid, revision, part], 40)}`).toString(
        'base64',
      );
    const data = {
      'ca.crt': encoded('ca'),
      'tls.crt': encoded('certificate'),
      'tls.key': encoded('key'),
    };
    if (this.api.get(resourceIds.secrets, namespace, secretName)) {
      this.api.mergePatch(resourceIds.secrets, namespace, secretName, { data });
      return;
    }
    this.api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: secretName,
        namespace,
        annotations: {
          'cert-manager.io/certificate-name': name,
          'cert-manager.io/issuer-name':
            textAt(certificate, 'spec', 'issuerRef', 'name') ?? '',
        },
        labels: { 'controller.cert-manager.io/fao': 'true' },
      },
      type: 'kubernetes.io/tls',
      data,
    });
  }
}
