// What is wrong with dates: versions that end or never count, coverage that has ended, sources to
// read again.
#include "diagnostics/codes.hpp"
#include "subrosa/audit.hpp"

namespace subrosa {

namespace {

void audit_end(const Provision& provision, const Period& covers, Diagnostics& out) {
  const Version& last = provision.versions.back();
  if (!last.in_force.to || (covers.to && *last.in_force.to >= *covers.to)) return;
  out.push_back(
      diagnose(Code::ended_provision, last.span,
               message("`{0}` finit le {1}, et rien ne dit ce qui vaut ensuite", provision.id,
                       iso(*last.in_force.to)),
               {},
               message("écrivez la version qui suit ; pour dire que plus rien ne vaut, une "
                       "version qui finit par `none`")));
  out.back().about = provision.id;
}

void audit_version(const Version& version, const Period& covers, Diagnostics& out) {
  const Date from = *version.in_force.from;
  if (covers.to && from > *covers.to) {
    out.push_back(
        diagnose(Code::outside_coverage, version.span,
                 message("cette version commence après le {0}, fin de la période couverte",
                         iso(*covers.to))));
  } else if (version.annulled && version.annulled->decided <= from) {
    out.push_back(diagnose(Code::dead_version, version.span,
                           message("cette version commence le {0}, mais elle est annulée depuis le "
                                   "{1} : elle ne compte à aucune date",
                                   iso(from), iso(version.annulled->decided)),
                           {}, message("vérifiez les deux dates, ou retirez la version")));
  }
}

void audit_source(const Source& source, Date today, Diagnostics& out) {
  if (source.review_by < source.checked_on || source.checked_on > today) {
    const Message seen =
        source.checked_on > today
            ? message("la source `{0}` serait vérifiée le {1}, un jour à venir", source.id,
                      iso(source.checked_on))
            : message("la source `{0}` est vérifiée le {1}, mais à relire avant le {2}", source.id,
                      iso(source.checked_on), iso(source.review_by));
    out.push_back(diagnose(Code::source_dates, source.span, seen, {},
                           message("corrigez `checked_on` ou `review_by`")));
  } else if (source.review_by < today) {
    out.push_back(diagnose(Code::review_overdue, source.span,
                           message("la source `{0}` devait être vérifiée avant le {1}", source.id,
                                   iso(source.review_by)),
                           {}, message("relisez-la, puis changez `checked_on` et `review_by`")));
  } else {
    return;
  }
  out.back().about = source.id;
}

}  // namespace

Diagnostics audit_dates(const RuleSet& rules, Date today) {
  Diagnostics out;
  for (const Provision& provision : rules.provisions) {
    audit_end(provision, rules.covers, out);
    for (const Version& version : provision.versions) audit_version(version, rules.covers, out);
  }
  if (rules.covers.to && *rules.covers.to < today) {
    out.push_back(diagnose(Code::coverage_ended, rules.span,
                           message("les règles `{0}` ne couvrent plus rien après le {1}", rules.id,
                                   iso(*rules.covers.to)),
                           {}, message("relisez le droit d'aujourd'hui, puis changez `covers`")));
    out.back().about = rules.id;
  }
  for (const Source& source : rules.sources) audit_source(source, today, out);
  return out;
}

}  // namespace subrosa
