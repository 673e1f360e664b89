import { useLingui } from '@lingui/react/macro';
import type { Acted, Problem } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { clientWith, communitiesQuery, communityKey, newId } from './api.ts';

export interface Act {
  /** Posts a command on a legal day (today when absent). Null means refused: `refusal` then says why. */
  readonly run: (command: Command, on?: IsoDate) => Promise<Acted | null>;
  readonly pending: boolean;
  readonly refusal: Problem | null;
  readonly clear: () => void;
}

/**
 * Lets a screen act on a community: posts the command, refreshes everything shown of it, says "recorded", shows
 * warnings of unconfirmed rules. A try that met no answer keeps its id, so that trying again never records twice.
 */
export function useAct(id: string): Act {
  const { t } = useLingui();
  const { message, notification } = App.useApp();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const unanswered = useRef<{ readonly command: string; readonly id: string } | null>(null);

  const run = useCallback(
    async (command: Command, on?: IsoDate): Promise<Acted | null> => {
      setPending(true);
      const same = JSON.stringify([id, command, on ?? null]);
      const commandId = unanswered.current?.command === same ? unanswered.current.id : newId();
      const done = await clientWith(() => commandId).act(id, command, on);
      unanswered.current = !done.ok && done.error.code === 'UNREACHABLE' ? { command: same, id: commandId } : null;
      if (done.ok) {
        await Promise.all([
          queries.invalidateQueries({ queryKey: communityKey(id) }),
          queries.invalidateQueries({ queryKey: communitiesQuery.queryKey }),
        ]);
        void message.success(t`已记入台账`);
        for (const warning of done.value.warnings)
          notification.warning({ title: t`请留意`, description: warning, duration: 12 });
      }
      setRefusal(done.ok ? null : done.error);
      setPending(false);
      return done.ok ? done.value : null;
    },
    [id, queries, message, notification, t],
  );
  const clear = useCallback(() => setRefusal(null), []);
  return { run, pending, refusal, clear };
}
