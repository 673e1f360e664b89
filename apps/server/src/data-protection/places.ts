import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { TermId, TreatmentId } from './treatments.ts';

/** What lies outside the tables: in the data folder, or wherever an administrator puts it. */
export interface Place {
  readonly path: string;
  readonly holds: Text;
  readonly personal: false | { readonly treatment: TreatmentId; readonly term: TermId };
  readonly protection: Text;
}

const OWNER_ONLY = text('仅运行账号可读（0600）', 'readable by the service’s account alone (0600)');

export const PLACES: readonly Place[] = [
  {
    path: 'postgres/',
    holds: text('数据库的文件', 'the files of the database'),
    personal: { treatment: 'ROLL', term: 'ARCHIVE' },
    protection: text(
      '号码、住址、电话、密封记录、文件加密；姓名等为明文，请加密磁盘',
      'numbers, addresses, telephones, sealed records and files encrypted; names in plain words, so encrypt the disk',
    ),
  },
  {
    path: 'keys/',
    holds: text('加密和签名的钥匙', 'keys for encrypting and signing'),
    personal: false,
    protection: OWNER_ONLY,
  },
  {
    path: 'logs/',
    holds: text(
      '运行日志：时间、方法、网址、状态、请求编号；没有请求内容，没有来访地址，没有账号',
      'the log: time, method, address of the page, status, request id; no body, no caller’s address, no account',
    ),
    personal: { treatment: 'LOG', term: 'LOG' },
    protection: OWNER_ONLY,
  },
  {
    path: 'portal/',
    holds: text('居民看的公开页，只有依法公布的内容', 'the residents’ pages: only what the law has published'),
    personal: { treatment: 'PUBLIC_NAME', term: 'FOR_GOOD' },
    protection: text('公开', 'public'),
  },
  {
    path: 'backup',
    holds: text('备份：数据库里的一切', 'backups: everything in the database'),
    personal: { treatment: 'ROLL', term: 'ARCHIVE' },
    protection: text(
      '整份加密；放在哪里、留多久由管理员定，清空前的备份里仍有原来的内容',
      'encrypted whole; where it lies and how long is for the administrator; one from before an erasure still holds what was erased',
    ),
  },
  {
    path: 'paper',
    holds: text('打印的名册、委托书、领票单', 'printed rolls, proxies, slips'),
    personal: { treatment: 'ROLL', term: 'ARCHIVE' },
    protection: text('按档案管理，系统管不到', 'kept as an archive; out of the program’s reach'),
  },
];
