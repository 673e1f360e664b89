import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { communitiesQuery } from '../../api.ts';
import { roleNames } from '../../parts/role-names.ts';
import { useText } from '../../text.ts';
import css from './accounts.module.css';
import { scopesOf } from './scopes.ts';

export interface GrantValue {
  readonly role: string;
  readonly scope: string;
}

/** Duties, each with the place in which it holds; the form's value is `grants`. */
export function GrantFields() {
  const { t } = useLingui();
  const text = useText();
  const communities = useQuery(communitiesQuery);
  const roles = Object.entries(roleNames).map(([value, name]) => ({ value, label: text(name) }));
  const scopes = scopesOf(communities.data ?? [], t`全部`);
  return (
    <fieldset className={css.grantFields}>
      <legend>
        <Trans>职责和范围</Trans>
      </legend>
      <p className={css.faint}>
        <Trans>选上一级，就包括它下面的所有社区。</Trans>
      </p>
      <Form.List name="grants">
        {(rows, list) => (
          <>
            {rows.map((row, index) => {
              const no = index + 1;
              return (
                <div key={row.key} className={css.grantRow}>
                  <Form.Item name={[row.name, 'role']} rules={[{ required: true, message: t`请选择职责` }]}>
                    <Select
                      showSearch
                      optionFilterProp="label"
                      placeholder={t`职责`}
                      aria-label={t`第 ${no} 项职责`}
                      options={roles}
                    />
                  </Form.Item>
                  <Form.Item name={[row.name, 'scope']} rules={[{ required: true, message: t`请选择管到哪里` }]}>
                    <Select
                      showSearch
                      optionFilterProp="label"
                      placeholder={t`范围`}
                      aria-label={t`第 ${no} 项范围`}
                      options={scopes}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t`删除第 ${no} 项`}
                    onClick={() => list.remove(row.name)}
                  />
                </div>
              );
            })}
            <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => list.add({})}>
              <Trans>加一项职责</Trans>
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
