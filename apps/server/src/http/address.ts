import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The proxies whose word is taken for where a request came from: addresses, and networks as `10.0.0.0/8`. */
export interface TrustedProxies {
  readonly includes: (address: string) => boolean;
}

export const NO_PROXIES: TrustedProxies = { includes: () => false };

/** Reads a list separated by commas or spaces; the first part that is neither an address nor a network, if there is one. */
export function readProxies(list: string): { readonly wrong: string } | TrustedProxies {
  const blocks = new BlockList();
  for (const part of list.split(/[\s,]+/).filter((one) => one !== '')) {
    const [address = '', bits, ...more] = part.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (version === 0 || more.length > 0 || prefix < 0 || prefix > most) return { wrong: part };
    blocks.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    includes: (address) => {
      const version = isIP(address);
      return version !== 0 && blocks.check(address, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

/** Where our middleware keeps what it found. */
const KEPT = 'address';

/**
 * Where a request came from, for counting tries. The peer; when the peer is a trusted proxy, what it says: in
 * `X-Forwarded-For` the last address that is not a trusted proxy itself. Everything further left was written by whoever
 * sent the request, so nobody can choose their own address. Requests made inside the process have none.
 */
export function addressOf(c: Context): string {
  const kept: unknown = c.get(KEPT);
  return typeof kept === 'string' ? kept : peerOf(c);
}

/** To be called once for each request, before anything asks `addressOf`. */
export function noteAddress(c: Context, proxies: TrustedProxies): void {
  c.set(KEPT, clientOf(peerOf(c), c.req.header('x-forwarded-for'), proxies));
}

function peerOf(c: Context): string {
  try {
    return plainAddress(getConnInfo(c).remote.address ?? '') ?? 'unknown';
  } catch {
    return 'inside';
  }
}

/** The client's address by the peer's and the header; an IPv6 one is its network of 64 bits, all of which one household has. */
export function clientOf(peer: string, forwarded: string | undefined, proxies: TrustedProxies): string {
  let client = peer;
  const hops = (forwarded ?? '').split(',').reverse();
  for (const hop of hops) {
    if (!proxies.includes(client)) break;
    const address = plainAddress(hop);
    // Not an address: the proxy says something we do not understand, and what stands before it is anybody's.
    if (address === null) break;
    client = address;
  }
  return isIP(client) === 6 ? networkOf(client) : client;
}

/** `203.0.113.7:4711`, `[2001:db8::1]:443` and `::ffff:203.0.113.7` without what is around the address; null for anything else. */
function plainAddress(text: string): string | null {
  const bare = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1');
  const portless = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.lastIndexOf(':')) : bare;
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(portless)?.[1] ?? portless;
  return isIP(four) === 0 ? null : four;
}

function networkOf(address: string): string {
  if (address === '::1') return address;
  const [left = '', right] = (address.split('%')[0] ?? '').split('::');
  const groups = (side: string) => (side === '' ? [] : side.split(':'));
  const ahead = groups(left);
  const behind = right === undefined ? [] : groups(right);
  const all = [
    ...ahead,
    ...Array.from({ length: Math.max(0, 8 - ahead.length - behind.length) }, () => '0'),
    ...behind,
  ];
  const four = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${four.join(':')}::/64`;
}
