import { findSource, OVERLAYS, type Source, type SourceRef } from '@mingxuan/rulebook';

/** The document an article belongs to: `ZJV-12` lies in `ZJV`; a document cited whole is itself. */
function documentOf(ref: SourceRef): string {
  return findSource(ref)?.article === undefined ? ref : ref.replace(/-[^-]*$/, '');
}

/** The documents that overlays rest on. */
function documentsOf(overlays: readonly string[]): ReadonlySet<string> {
  return new Set(
    overlays.flatMap((id) => {
      const overlay = OVERLAYS.get(id);
      if (overlay === undefined) return [];
      const refs = [
        ...overlay.rules.flatMap((rule) => rule.sources),
        ...Object.values(overlay.parameters).flatMap((parameter) =>
          parameter === undefined ? [] : [parameter.source],
        ),
      ];
      return refs.map(documentOf);
    }),
  );
}

/** Custom at large and the address that asks for this system: practice, yet of no place in particular. */
const everywhere: ReadonlySet<string> = new Set(['PRACTICE', 'SEED']);
const ofSomePlace = documentsOf([...OVERLAYS.keys()]);

/** Whether a text holds in one province, city or place only. */
function isLocal({ level, ref }: Source): boolean {
  if (level === 'PROVINCIAL' || level === 'CITY') return true;
  const document = documentOf(ref);
  return level === 'PRACTICE' && !everywhere.has(document) && ofSomePlace.has(document);
}

/** Whether a text is law under these overlays: a local one only where it has been laid over the national law. */
export function bindingUnder(overlays: readonly string[]): (source: Source) => boolean {
  const documents = documentsOf(overlays);
  return (source) => !isLocal(source) || documents.has(documentOf(source.ref));
}
