import { type ThemeConfig, theme } from 'antd';

/** Chinese text falls to the system's font, then to Noto Sans SC. */
const FONTS =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** One quiet accent, greys for structure; colours of state are in components/state-look.ts. */
export function themeOf(dark: boolean, motion: boolean): ThemeConfig {
  return {
    algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      // The compact algorithm works one step below this: 14 px text, controls of 28 px.
      fontSize: 16,
      fontFamily: FONTS,
      borderRadius: 4,
      // The dark algorithm darkens it: as it stands here, dark text on a button has 5.3 : 1.
      colorPrimary: dark ? '#48aeb6' : '#17686f',
      colorInfo: dark ? '#48aeb6' : '#17686f',
      colorLink: dark ? '#6fc3c9' : '#17686f',
      // The kit's own is too pale on a row that is pointed at.
      colorLinkHover: dark ? '#8ed2d7' : '#114f55',
      // The kit derives these from the accent as plain greys.
      colorPrimaryBg: dark ? '#1d3436' : '#e3f0f1',
      colorPrimaryBgHover: dark ? '#25474a' : '#cfe5e7',
      colorPrimaryBorder: dark ? '#2f5c60' : '#9ccacd',
      colorPrimaryBorderHover: dark ? '#3d767b' : '#6fb0b5',
      colorInfoBg: dark ? '#1d3436' : '#e9f4f5',
      colorInfoBorder: dark ? '#2f5c60' : '#9ccacd',
      controlItemBgActive: dark ? '#1d3436' : '#e3f0f1',
      controlItemBgActiveHover: dark ? '#25474a' : '#d5e8ea',
      colorError: dark ? '#ff7875' : '#c0281f',
      colorTextDescription: dark ? 'rgba(255,255,255,0.65)' : 'rgba(0,0,0,0.62)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.55)' : 'rgba(0,0,0,0.58)',
      colorTextQuaternary: dark ? 'rgba(255,255,255,0.55)' : 'rgba(0,0,0,0.58)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorTextDisabled: dark ? 'rgba(255,255,255,0.42)' : 'rgba(0,0,0,0.45)',
      motion,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Table: {
        cellFontSize: 13,
        cellFontSizeMD: 13,
        cellFontSizeSM: 13,
        cellPaddingBlockSM: 3,
        cellPaddingInlineSM: 8,
      },
      Button: dark ? { primaryColor: '#08191b' } : {},
      Menu: { itemHeight: 32 },
      Form: { itemMarginBottom: 14 },
    },
  };
}
