import { describe, expect, it } from 'vitest';
import { fine, print } from '../src/answer.ts';
import { plainJson, plainText } from '../src/plain-text.ts';

const ESC = '\u001b';

describe('text on its way to a terminal', () => {
  it.each([
    ['clears the screen', `王${ESC}[2J某`, '王\ufffd某'],
    ['turns the writing round', '王\u202e某', '王\ufffd某'],
    ['isolates', '\u2066王\u2069\u200e\u200f', '\ufffd王\ufffd\ufffd\ufffd'],
    ['names the window', `a${ESC}]0;title\u0007b`, 'a\ufffdb'],
    ['writes to the clipboard', `a${ESC}]52;c;eA==${ESC}\\b`, 'a\ufffdb'],
    ['eight-bit CSI', 'a\u009b2Jb', 'a\ufffdb'],
    ['eight-bit OSC', 'a\u009d0;x\u009cb', 'a\ufffdb'],
    ['an unfinished sequence', `a${ESC}[`, 'a\ufffd'],
    ['a lone escape', `a${ESC}`, 'a\ufffd'],
    ['goes back over the line', '王\r李\b\u0000\u007f', '王\ufffd李\ufffd\ufffd\ufffd'],
    ['is only text', '幸福里社区\t第 7 届\n“好” ✓ é', '幸福里社区\t第 7 届\n“好” ✓ é'],
  ])('%s', (_what, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it('an unfinished sequence does not swallow the lines after it', () => {
    expect(plainText(`a${ESC}]0;title\nnext`)).toContain('\nnext');
  });
});

describe('an answer', () => {
  const hostile = `王${ESC}[2J\u202e\u009b某`;
  const printed = (asJson: boolean): string => {
    let said = '';
    const say = (text: string): void => {
      said += text;
    };
    print(fine({ name: hostile, [hostile]: 1 }, `姓名：${hostile}`), asJson, { out: say, err: say });
    return said;
  };

  it('holds nothing a terminal obeys, in words or in JSON', () => {
    for (const asJson of [true, false]) expect(printed(asJson)).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e]/u);
  });

  it('is the same value to whoever parses it', () => {
    expect(JSON.parse(printed(true))).toEqual({ name: hostile, [hostile]: 1 });
    expect(JSON.parse(plainJson(['\u2028', '中', hostile]))).toEqual(['\u2028', '中', hostile]);
  });
});
