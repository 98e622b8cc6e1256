import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useLanguage } from '../../components/use-language.ts';
import { LateQuotaAlert } from '../quotas/LateQuotaNotice.tsx';
import './import-report.css';

/** What became of every row: the sum stands above, its parts below, then why rows were refused and what was made. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const makesPeople = useRight('operators.manage');
  const count = (value: number) => formatCount(value, language);
  const { created, updated, quantity, webOrders } = report;
  const made: readonly (readonly [string, number])[] = [
    ['createdCustomers', created.customers],
    ['createdProducts', created.products],
    ['createdOrders', created.orders],
    ['changedOrders', webOrders?.changed ?? 0],
    [webOrders ? 'cancelledOrders' : 'cancelled', report.cancelled],
    ['callsClosed', webOrders?.calls.closed ?? 0],
    ['callsOpened', webOrders?.calls.opened ?? 0],
    ['updatedCustomers', updated.customers],
    ['updatedProducts', updated.products],
    ['createdCalendarRows', report.calendarRows?.created ?? 0],
    ['changedCalendarRows', report.calendarRows?.changed ?? 0],
    ['createdRoutes', report.routes?.created ?? 0],
    ['changedRoutes', report.routes?.changed ?? 0],
    ['createdPeople', report.people?.created ?? 0],
    ['changedPeople', report.people?.changed ?? 0],
    ['createdQuotas', report.quotaRows?.created ?? 0],
    ['changedQuotas', report.quotaRows?.changed ?? 0],
    ['deliveredOrders', report.orderResults?.delivered ?? 0],
    ['failedOrders', report.orderResults?.failed ?? 0],
    ['lostOrders', report.orderResults?.lost ?? 0],
    ['madeCallableTitle', report.madeCallable],
  ];
  const parts: readonly (readonly [string, number, number])[] = [
    ['accepted', report.accepted, quantity.accepted],
    ['duplicates', report.duplicates, quantity.duplicates],
    ['rejected', report.rejected, quantity.rejected],
  ];
  const reasons = Object.entries(report.rejectedByReason).sort(([, a], [, b]) => b - a);
  const hasQuantity = report.kind === 'orders' || report.kind === 'web-orders';
  return (
    <div className="import-report">
      {report.otherCurrency !== null && (
        <Alert type="warning" showIcon title={t('imports.report.otherCurrency', { currency: report.otherCurrency })} />
      )}
      {report.outcome === 'imported' && report.adoptedCurrency !== null && (
        <Alert type="info" showIcon title={t('imports.report.adoptedCurrency', { currency: report.adoptedCurrency })} />
      )}
      {report.outcome === 'imported' && (report.routes?.changed ?? 0) > 0 && (
        <Alert type="info" showIcon title={t('imports.report.routesQueue')} />
      )}
      {webOrders && webOrders.calls.uncalled > 0 && (
        <Alert type="warning" showIcon title={t('imports.report.uncalled', { count: webOrders.calls.uncalled })} />
      )}
      {webOrders?.remarks.map(({ key, ...words }) => (
        <Alert key={key} type="warning" showIcon title={t(`imports.report.remarks.${key}`, words)} />
      ))}
      {(['hiddenRows', 'mergedAreas'] as const).map((what) =>
        report.sheet?.[what] ? (
          <Alert
            key={what}
            type="warning"
            showIcon
            title={t(`imports.report.${what}`, { name: report.sheet.name, count: count(report.sheet[what]) })}
          />
        ) : null,
      )}
      {report.outcome === 'imported' && (report.people?.created ?? 0) > 0 && (
        <Alert
          type="info"
          showIcon
          title={t(makesPeople ? 'imports.report.peoplePasswords' : 'imports.report.peoplePasswordsByOther')}
          action={makesPeople && <Link to="/operators">{t('operators.title')}</Link>}
        />
      )}
      {report.lateCustomers ? <LateQuotaAlert count={report.lateCustomers} text="imported" /> : null}
      <table className="import-sum">
        <caption>{t('imports.report.addsUp')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.report.what')}</th>
            <th scope="col">{t('imports.report.rowsTitle')}</th>
            {hasQuantity && <th scope="col">{t('imports.report.quantityTitle')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map(([name, rows, sum]) => (
            <tr key={name}>
              <th scope="row">{t(`imports.report.${name}Title`)}</th>
              <td>{count(rows)}</td>
              {hasQuantity && <td>{count(sum)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('imports.report.total')}</th>
            <td>{count(report.rows)}</td>
            {hasQuantity && <td>{count(quantity.accepted + quantity.duplicates + quantity.rejected)}</td>}
          </tr>
        </tfoot>
      </table>
      {reasons.length > 0 && (
        <table className="import-sum">
          <caption>{t('imports.report.why')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('imports.report.reason')}</th>
              <th scope="col">{t('imports.report.rowsTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(([reason, rows]) => (
              <tr key={reason}>
                <th scope="row">{t(`imports.reasonTitles.${reason}`)}</th>
                <td>{count(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className="import-sum">
        <caption>{t(report.outcome === 'imported' ? 'imports.report.made' : 'imports.report.wouldMake')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.report.what')}</th>
            <th scope="col">{t('imports.report.countTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {made
            .filter(([, value]) => value > 0)
            .map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{t(`imports.report.${name}`)}</th>
                <td>{count(value)}</td>
              </tr>
            ))}
          {made.every(([, value]) => value === 0) && (
            <tr>
              <td colSpan={2}>{t('imports.report.nothingNew')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {report.firstRejects.length > 0 && (
        <table className="import-sum import-rejects">
          <caption>
            {t(
              report.firstRejects.length < report.rejected
                ? 'imports.report.firstRejects'
                : 'imports.report.allRejects',
              {
                count: report.firstRejects.length,
              },
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('imports.report.line')}</th>
              <th scope="col">{t('imports.report.explanation')}</th>
            </tr>
          </thead>
          <tbody>
            {report.firstRejects.map(({ line, reason, params }) => (
              <tr key={line}>
                <th scope="row">{line}</th>
                <td>{t(`imports.reasons.${reason}`, params)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
