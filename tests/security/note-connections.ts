// Loaded into the server's processes and threads before anything else: each attempt to reach another machine becomes a line
// of a file. What opens sockets in Node goes through these three.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env['MINGXUAN_NOTE_CONNECTIONS'] ?? '/dev/null';
const note = (what: string, whom: unknown): void => appendFileSync(file, `${what} ${String(whom)}\n`);

type Patched = Record<string, (...given: unknown[]) => unknown>;

/** Puts a note before each call of these functions. */
function watch(on: object, names: readonly string[], what: string, whom: (given: readonly unknown[]) => unknown): void {
  const functions = on as Patched;
  for (const name of names) {
    const own = functions[name];
    if (own === undefined) continue;
    functions[name] = function noted(this: unknown, ...given: unknown[]) {
      note(what, whom(given));
      return Reflect.apply(own, this, given);
    };
  }
}

watch(net.Socket.prototype, ['connect'], 'connect', (given) => {
  // Node hands itself the arguments in a list of its own.
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  const to =
    typeof first === 'object' ? (first as net.NetConnectOpts & { path?: string; host?: string; port?: number }) : null;
  if (to === null) return `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`;
  return to.path ?? `${to.host ?? 'localhost'}:${to.port}`;
});
const questions = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'reverse'];
watch(dns, questions, 'dns', ([name]) => name);
watch(dns.promises, questions, 'dns', ([name]) => name);
watch(dgram.Socket.prototype, ['send'], 'udp', (given) => given.find((one) => typeof one === 'string'));

note('watching', process.pid);
