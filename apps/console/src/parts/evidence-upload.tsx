import { PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import type { EvidenceRef } from '@mingxuan/election';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { client } from '../api.ts';
import css from './evidence-upload.module.css';
import { RefusalAlert } from './refusal-alert.tsx';

interface Props {
  readonly community: string;
  /** Given by `Form.Item`: `<Form.Item name="evidence"><EvidenceUpload community={id} /></Form.Item>`. */
  readonly value?: readonly EvidenceRef[];
  readonly onChange?: (files: readonly EvidenceRef[]) => void;
  readonly id?: string;
}

/** Photos and scans that prove an act. Each is stored at once; the act then carries its name and digest. */
export function EvidenceUpload({ community, value = [], onChange, id }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const add = async (files: FileList): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const stored: EvidenceRef[] = [];
    for (const file of files) {
      const answer = await client.addEvidence(community, file.name, new Uint8Array(await file.arrayBuffer()));
      if (answer.ok) stored.push(answer.value);
      else setProblem(answer.error);
    }
    const known = new Set(value.map((file) => file.sha256));
    onChange?.([...value, ...stored.filter((file) => !known.has(file.sha256))]);
    setBusy(false);
  };

  return (
    <div className={css.box}>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
        onChange={(event) => {
          const { files } = event.target;
          if (files !== null && files.length > 0)
            void add(files).then(() => {
              if (input.current !== null) input.current.value = '';
            });
        }}
      />
      <Button id={id} icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        <Trans>添加照片或文件</Trans>
      </Button>
      <EvidenceList
        community={community}
        files={value}
        {...(onChange === undefined
          ? {}
          : { onRemove: (sha256: string) => onChange(value.filter((file) => file.sha256 !== sha256)) })}
        removeLabel={t`移除`}
      />
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </div>
  );
}

interface ListProps {
  readonly community: string;
  readonly files: readonly EvidenceRef[];
  readonly onRemove?: (sha256: string) => void;
  readonly removeLabel?: string;
}

/** Evidence by name, with the beginning of its digest so that a printout can be matched. */
export function EvidenceList({ community, files, onRemove, removeLabel }: ListProps) {
  const { t } = useLingui();
  const [shown, show] = useState<EvidenceRef | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={css.files}>
        {files.map((file) => (
          <li key={file.sha256}>
            <PaperClipOutlined aria-hidden="true" />
            <Button type="link" size="small" className={css.name ?? ''} onClick={() => show(file)} title={t`打开看`}>
              {file.name}
            </Button>
            <code title={file.sha256}>{file.sha256.slice(0, 10)}</code>
            {onRemove === undefined ? null : (
              <Button
                type="link"
                size="small"
                aria-label={`${removeLabel ?? ''} ${file.name}`}
                onClick={() => onRemove(file.sha256)}
              >
                {removeLabel}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown === null ? null : <EvidenceView community={community} file={shown} onClose={() => show(null)} />}
    </>
  );
}

/** The picture in place; whatever the browser does not show is offered to be opened or kept. */
function EvidenceView({
  community,
  file,
  onClose,
}: {
  readonly community: string;
  readonly file: EvidenceRef;
  readonly onClose: () => void;
}) {
  const [failed, setFailed] = useState(false);
  const url = client.evidenceUrl(community, file.sha256);
  return (
    <Modal open onCancel={onClose} title={file.name} footer={null} width={880}>
      {failed ? (
        <p>
          <Trans>不是图片，或者您没有查看它的权限。</Trans>{' '}
          <a href={url} target="_blank" rel="noreferrer">
            <Trans>打开或保存</Trans>
          </a>
        </p>
      ) : (
        <img className={css.picture} src={url} alt={file.name} onError={() => setFailed(true)} />
      )}
      <p className={css.digest}>
        SHA-256 <code>{file.sha256}</code>
      </p>
    </Modal>
  );
}
