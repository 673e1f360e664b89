import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer, Client } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import { StoryStopped } from '@mingxuan/server';

export interface Collected {
  readonly papersFolder: string;
  readonly papers: number;
  /** File and bytes of the public bundle. */
  readonly bundle: { readonly file: string; readonly bytes: Uint8Array };
}

/** Downloads what is left when an election is over: every paper, and the two evidence bundles. */
export async function collect(reader: Client, community: string, folder: string): Promise<Collected> {
  const papersFolder = path.join(folder, 'papers');
  await mkdir(papersFolder, { recursive: true });
  const view = must(await reader.community(community));
  const papers = view.status === 'UNOPENED' ? [] : view.cycle.papers;
  for (const { no, paper } of papers) {
    const bytes = must(await reader.bytes(reader.paperUrl(community, no)));
    const name = `${String(no).padStart(3, '0')}-${paper.replaceAll(':', '-').toLowerCase()}.pdf`;
    await writeFile(path.join(papersFolder, name), bytes);
  }
  const restricted = must(await reader.bytes(reader.bundleUrl(community, 'RESTRICTED')));
  await writeFile(path.join(folder, `${community}-restricted.zip`), restricted, { mode: 0o600 });
  const bytes = must(await reader.bytes(reader.bundleUrl(community, 'PUBLIC')));
  const file = path.join(folder, `${community}-public.zip`);
  await writeFile(file, bytes);
  return { papersFolder, papers: papers.length, bundle: { file, bytes } };
}

function must<T>(answer: Awaited<Answer<T>> | Result<T, never>): T {
  if (!answer.ok) throw new StoryStopped(answer.error);
  return answer.value;
}
