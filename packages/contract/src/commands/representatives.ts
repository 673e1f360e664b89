import * as z from 'zod';
import * as p from '../primitives.ts';

/** About how representatives are chosen, who leads the groups, and who writes for voters that cannot. */
export const representativesCommands = {
  CALL_REPRESENTATIVES: z.strictObject({
    type: z.literal('CALL_REPRESENTATIVES'),
    method: z.enum(['BY_HOUSEHOLD', 'GROUP_MEETING']),
    groups: z
      .array(
        z.strictObject({
          group: p.shortText(60),
          households: p.count,
          seats: p.count,
          on: p.isoDate,
          openAt: p.clockTime,
          place: p.optionalText,
        }),
      )
      .max(500),
  }),
  LIST_GROUP_LEADERS: z.strictObject({
    type: z.literal('LIST_GROUP_LEADERS'),
    groups: z
      .array(z.strictObject({ group: p.shortText(60), leader: p.positive, deputy: p.positive.exactOptional() }))
      .max(500),
  }),
  NAME_SCRIBES: z.strictObject({
    type: z.literal('NAME_SCRIBES'),
    stations: z.array(z.strictObject({ station: p.shortText(60), people: z.array(p.personName).max(50) })).max(100),
  }),
} as const;
