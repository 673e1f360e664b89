import { OVERLAYS, type SourceRef } from '@mingxuan/rulebook';

/** The document an article belongs to: `ZJV-12` lies in `ZJV`. */
export const documentOf = (ref: SourceRef): string => ref.replace(/-[^-]*$/, '');

/** The documents that the overlays of a cycle rest on. */
export function documentsOf(overlays: readonly string[]): ReadonlySet<string> {
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
