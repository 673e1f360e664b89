import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledFonts } from '../../../packages/documents/src/render/fonts.ts';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { fontsFault } from '../src/own-fonts.ts';

describe('settings that cannot be right are refused before anything starts', () => {
  it.each([
    [{ PORT: '0' }, 'BAD_PORT'],
    [{ PORT: '80a' }, 'BAD_PORT'],
    [{ LOG_LEVEL: 'loud' }, 'BAD_LOG_LEVEL'],
    [{ MINGXUAN_BASE_URL: 'xuanju.example.gov.cn' }, 'BAD_BASE_URL'],
    [{ MINGXUAN_BASE_URL: 'ftp://xuanju.example.gov.cn' }, 'BAD_BASE_URL'],
    [{ MINGXUAN_TRUSTED_PROXIES: '127.0.0.1,nginx' }, 'BAD_TRUSTED_PROXIES'],
    [{ MINGXUAN_SECOND_FACTOR: 'yes' }, 'BAD_SECOND_FACTOR'],
    [{ MINGXUAN_IDLE_MINUTES: '0' }, 'BAD_IDLE_MINUTES'],
    [{ MINGXUAN_IDLE_MINUTES: '1e2' }, 'BAD_IDLE_MINUTES'],
    [{ MINGXUAN_POLICY_PROFILE: 'mlps2' }, 'BAD_POLICY_PROFILE'],
    [{ MINGXUAN_POLICY_PROFILE: 'toString' }, 'BAD_POLICY_PROFILE'],
    [{ MINGXUAN_POLICY_PROFILE: 'mlps3', MINGXUAN_SECOND_FACTOR: 'offered' }, 'SOFTER_THAN_PROFILE'],
    [{ MINGXUAN_POLICY_PROFILE: 'mlps3', MINGXUAN_IDLE_MINUTES: '31' }, 'SOFTER_THAN_PROFILE'],
    [{ MINGXUAN_POLICY_PROFILE: 'mlps3', MINGXUAN_IDLE_MINUTES: '30' }, null],
    [{ MINGXUAN_POLICY_PROFILE: 'asvs5', MINGXUAN_IDLE_MINUTES: '29' }, null],
  ])('%j', (env, code) => {
    const read = readConfig(env, '/srv/mingxuan');
    expect(read.ok ? null : read.error.code).toBe(code);
  });

  it('without any, the address is the machine’s own', () => {
    const read = readConfig({}, '/srv/mingxuan');
    expect(read.ok && read.value.baseUrl).toBe('http://127.0.0.1:8080');
  });

  it('the second factor is left to the administrators, and an hour without use ends a session', () => {
    const read = readConfig({}, '/srv/mingxuan');
    expect(read.ok && [read.value.secondFactor, read.value.idleMinutes]).toEqual([null, 60]);
    const set = readConfig({ MINGXUAN_SECOND_FACTOR: 'required', MINGXUAN_IDLE_MINUTES: '30' }, '/srv/mingxuan');
    expect(set.ok && [set.value.secondFactor, set.value.idleMinutes]).toEqual(['required', 30]);
  });

  it('fonts lie in the data folder unless somebody says where, and an empty setting says nothing', () => {
    const told = (env: Record<string, string>) => {
      const read = readConfig(env, '/srv/mingxuan');
      return read.ok ? [read.value.fontsDir, read.value.fontsNamed] : null;
    };
    expect(told({ MINGXUAN_DATA: '/var/d' })).toEqual(['/var/d/fonts', false]);
    expect(told({ MINGXUAN_DATA: '/var/d', MINGXUAN_FONTS: '' })).toEqual(['/var/d/fonts', false]);
    expect(told({ MINGXUAN_FONTS: '字体' })).toEqual(['/srv/mingxuan/字体', true]);
  });

  it('the name that test runners set for themselves is not ours', () => {
    const read = readConfig({ BASE_URL: '/' }, '/srv/mingxuan');
    expect(read.ok && read.value.baseUrl).toBe('http://127.0.0.1:8080');
  });
});

describe('a font folder that was named', () => {
  it('holds a font, or nothing is started', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'own-fonts-'));
    const told = (fontsDir: string, fontsNamed = true) => fontsFault({ fontsDir, fontsNamed })?.message.zh ?? null;
    const absent = path.join(folder, '没有');
    expect(told(absent)).toContain('没有字体文件夹');
    expect(told(absent, false)).toBeNull();
    expect(told(folder)).toContain('没有一个能用的字体');
    writeFileSync(path.join(folder, '仿宋.ttf'), '');
    writeFileSync(path.join(folder, 'readme.txt'), 'no font');
    expect(told(folder)).toContain('没有一个能用的字体');
    expect(told(path.join(folder, 'readme.txt'))).toContain('没有字体文件夹');
    mkdirSync(path.join(folder, '街道'));
    symlinkSync(bundledFonts()[0] ?? '', path.join(folder, '街道', '仿宋.ttf'));
    expect(told(folder)).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
