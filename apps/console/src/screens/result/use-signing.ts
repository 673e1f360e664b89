import type { Problem, ResultSignature } from '@mingxuan/contract';
import type { IsoDate, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { clientWith, communityKey, newId } from '../../api.ts';
import { askPasskey } from '../accounts/passkey.ts';

export interface Signing {
  /** Posts the signature with its code or password; true when it is recorded. */
  readonly sign: (signature: ResultSignature, on?: IsoDate) => Promise<boolean>;
  /** The same with a passkey, which is asked over these very figures. */
  readonly signByPasskey: (signature: ResultSignature, on?: IsoDate) => Promise<boolean>;
  readonly pending: boolean;
  readonly refusal: Problem | null;
  readonly clear: () => void;
}

/** A signature is its own act: the proof goes with it and is kept nowhere. A try without an answer keeps its id. */
export function useSigning(id: string): Signing {
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const unanswered = useRef<{ readonly about: string; readonly id: string } | null>(null);
  const proven = async (
    signature: ResultSignature,
    act: string,
    byPasskey: boolean,
  ): Promise<Result<ResultSignature, Problem>> => {
    if (!byPasskey) return ok(signature);
    const asked = await clientWith(newId).askPasskey({ figures: signature.digest, act });
    const answer = asked.ok ? await askPasskey(asked.value) : asked;
    return answer.ok ? ok({ ...signature, passkey: answer.value }) : answer;
  };
  const send = async (signature: ResultSignature, on: IsoDate | undefined, byPasskey: boolean): Promise<boolean> => {
    setPending(true);
    const about = JSON.stringify([signature.poll, signature.as, signature.name, signature.digest, on ?? null]);
    const commandId = unanswered.current?.about === about ? unanswered.current.id : newId();
    const shown = await proven(signature, commandId, byPasskey);
    const done = shown.ok ? await clientWith(() => commandId).signResult(id, shown.value, on) : shown;
    unanswered.current = !done.ok && done.error.code === 'UNREACHABLE' ? { about, id: commandId } : null;
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    setRefusal(done.ok ? null : done.error);
    setPending(false);
    return done.ok;
  };
  return {
    sign: (signature, on) => send(signature, on, false),
    signByPasskey: (signature, on) => send(signature, on, true),
    pending,
    refusal,
    clear: () => setRefusal(null),
  };
}
