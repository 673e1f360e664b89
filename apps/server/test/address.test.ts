import { describe, expect, test } from 'vitest';
import { clientOf, readProxies } from '../src/http/address.ts';

function proxies(list: string) {
  const read = readProxies(list);
  if ('wrong' in read) throw new Error(`not a list: ${read.wrong}`);
  return read;
}

describe('where a request came from', () => {
  const none = proxies('');
  const nginx = proxies('127.0.0.1, 10.8.0.0/16 ::1');

  test.each([
    // Nobody's word is taken but a trusted proxy's.
    ['203.0.113.7', '198.51.100.1', none, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', nginx, '203.0.113.7'],
    ['127.0.0.1', undefined, nginx, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1', nginx, '198.51.100.1'],
    // What the client wrote itself stands further left.
    ['127.0.0.1', '1.1.1.1, 2.2.2.2, 198.51.100.1', nginx, '198.51.100.1'],
    // A second proxy of ours in between is passed over.
    ['127.0.0.1', '1.1.1.1, 198.51.100.1, 10.8.3.4', nginx, '198.51.100.1'],
    ['127.0.0.1', '1.1.1.1, 198.51.100.1, 10.9.3.4', nginx, '10.9.3.4'],
    // Only proxies of ours: the one furthest away.
    ['127.0.0.1', '10.8.0.9, 10.8.3.4', nginx, '10.8.0.9'],
    ['127.0.0.1', '198.51.100.1, junk', nginx, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1, junk, 10.8.0.9', nginx, '10.8.0.9'],
    ['127.0.0.1', '', nginx, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1:50123', nginx, '198.51.100.1'],
    ['127.0.0.1', '::ffff:198.51.100.1', nginx, '198.51.100.1'],
    ['::1', '[2001:db8:1:2:3:4:5:6]:443', nginx, '2001:db8:1:2::/64'],
    ['2001:db8::7', undefined, none, '2001:db8:0:0::/64'],
    ['2001:0DB8::7:1:2', undefined, none, '2001:db8:0:0::/64'],
    ['inside', '198.51.100.1', nginx, 'inside'],
  ])('%s with %j is %s', (peer, forwarded, trusted, expected) => {
    expect(clientOf(peer, forwarded, trusted)).toBe(expected);
  });

  test.each(['localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '::/129', '127.0.0.1 nginx'])(
    '%j is not a list of proxies',
    (list) => {
      expect('wrong' in readProxies(list)).toBe(true);
    },
  );
});
