import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { medianOf } from './measurement.ts';

export interface HttpRequest {
  url: string;
  headers?: Record<string, string>;
  /** Posted as JSON; without one, a GET. */
  body?: object;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  median: number;
  requests: number;
  /** Of the last answer. */
  bytes: number;
}

const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/**
 * Sends requests over eight connections, each the next one as soon as it has an answer, as long as `goOn` says so.
 * @throws Error when an answer is not 200, or has errors or userErrors in it
 */
export async function load(
  requestAt: (at: number) => HttpRequest,
  goOn: (sent: number, elapsedMs: number) => boolean,
): Promise<Measured> {
  const latencies: number[] = [];
  const started = performance.now();
  let sent = 0;
  let bytes = 0;
  const connection = async () => {
    while (goOn(sent, performance.now() - started)) {
      const at = performance.now();
      const answer = await send(requestAt(sent++));
      latencies.push(performance.now() - at);
      bytes = answer.length;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: latencies.length / seconds, median: medianOf(latencies), requests: latencies.length, bytes };
}

/** Milliseconds of processor time that a process has used; undefined where the system has no /proc. */
export function processorTime(pid: number): number | undefined {
  const fields = procFile(pid, 'stat')
    ?.replace(/^.*\) /, '')
    .split(' ');
  // utime and stime (proc(5), fields 14 and 15) in ticks of a hundredth of a second.
  return fields && 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Resident memory of a process in MB (10^6 bytes); undefined where the system has no /proc. */
export function residentMemory(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(procFile(pid, 'status') ?? '')?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

function send({ url, headers, body }: HttpRequest): Promise<string> {
  const payload = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        agent,
        method: payload ? 'POST' : 'GET',
        headers: {
          ...headers,
          ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          const refused = text.includes('"errors":') || /"userErrors":\[\{/.test(text);
          if (response.statusCode === 200 && !refused) resolve(text);
          else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`));
        });
      },
    );
    sending.on('error', reject).end(payload);
  });
}
