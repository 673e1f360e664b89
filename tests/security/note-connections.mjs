// Loaded into the server's processes and threads before anything else: each attempt to reach another machine becomes a line
// of a file. What opens sockets in Node goes through these three.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env['MINGXUAN_NOTE_CONNECTIONS'] ?? '/dev/null';
const note = (what, whom) => appendFileSync(file, `${what} ${whom}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  // Node hands itself the arguments in a list of its own.
  const [first] = Array.isArray(given[0]) ? given[0] : given;
  const to = typeof first === 'object' && first !== null ? first : { port: first, host: given[1] };
  note('connect', to.path ?? `${to.host ?? 'localhost'}:${to.port}`);
  return Reflect.apply(connect, this, given);
};

for (const module of [dns, dns.promises])
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse']) {
    const asked = module[name];
    module[name] = function (...given) {
      note('dns', given[0]);
      return Reflect.apply(asked, this, given);
    };
  }

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...given) {
  note('udp', given.find((one) => typeof one === 'string') ?? '');
  return Reflect.apply(send, this, given);
};

note('watching', process.pid);
