import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fieldName } from '../src/http/field-names.ts';
import { badRequest } from '../src/http/problem.ts';

describe('a field that is wrong', () => {
  test.each([
    [['change', 'voter', 'name'], '选民姓名'],
    [['boxes', 0, 'collected'], '票箱第1项收回选票'],
    [['rolls', 19], '点数第20项'],
    // No form shows these: they are the program's own.
    [['commandId'], null],
    [['deviceSeq'], null],
    [[], null],
    // Not a name of ours, though every object has it.
    [['constructor'], null],
  ])('%j is called as on the form', (path, name) => {
    expect(fieldName(path)).toBe(name);
  });

  test('is named in the refusal, and by its path to whoever writes programs', () => {
    const asked = z.object({ voter: z.object({ name: z.string().min(1, '不能为空') }) });
    const fault = asked.safeParse({ voter: { name: '' } });
    if (fault.success) throw new Error('an empty name is no name');
    expect(badRequest(fault.error).message).toEqual({
      zh: '填写的内容有误：选民姓名：不能为空。',
      en: 'The request is not well formed: voter.name: 不能为空.',
    });
  });
});
