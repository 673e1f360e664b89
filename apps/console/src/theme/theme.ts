import type { ThemeConfig } from 'antd';
import type { Lang } from '../i18n.ts';

/** One accent, an ink blue; everything else is paper and ink, so that red, amber and green keep their meaning. */
export const palette = {
  accent: '#1d4f7c',
  ink: '#1c2733',
  inkSoft: '#4b5866',
  inkFaint: '#5d6a78',
  line: '#dfe4ea',
  paper: '#ffffff',
  ground: '#f5f7f9',
  good: '#1f6b3a',
  warn: '#8a5300',
  bad: '#a82318',
} as const;

const han =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"';
const latin =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans"';

/** Fonts that the machine has; nothing is fetched. Quotation marks belong to the language on screen, so its fonts come first. */
export const fontFamily: Readonly<Record<Lang, string>> = {
  zh: `${han}, sans-serif`,
  en: `${latin}, ${han}, sans-serif`,
};

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorLink: palette.accent,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.bad,
    colorInfo: palette.accent,
    // antd mixes grounds from the dark colours and comes to mud; these are the soft ones of app.css.
    colorSuccessBg: '#e7f4ea',
    colorWarningBg: '#fdf1dc',
    colorWarningBorder: '#ecd9a8',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#efc4bf',
    colorInfoBg: '#e8f0f7',
    colorInfoBorder: '#bcd0e2',
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    // antd's own description and placeholder greys are below 4.5:1 on white.
    colorTextDescription: palette.inkFaint,
    colorTextPlaceholder: '#6b7784',
    colorBgLayout: palette.ground,
    colorBorder: '#c3ccd6',
    colorBorderSecondary: palette.line,
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Table: {
      headerBg: '#eef2f6',
      headerColor: palette.inkSoft,
      cellPaddingBlock: 9,
      cellPaddingInline: 18,
      cellPaddingBlockMD: 7,
      cellPaddingInlineMD: 18,
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 12,
      headerSplitColor: 'transparent',
    },
    Card: { headerFontSize: 15, bodyPadding: 20 },
    Form: { itemMarginBottom: 18, labelColor: palette.inkSoft },
    Modal: { titleFontSize: 17 },
    Tabs: { titleFontSize: 14 },
    Tag: { defaultBg: '#eef2f6', defaultColor: palette.inkSoft },
    Descriptions: { labelColor: palette.inkFaint },
  },
};
