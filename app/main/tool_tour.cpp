// SPDX-License-Identifier: Apache-2.0
#include "app/main/tool.h"
#include "app/tour/morning.h"

#include <QCoreApplication>
#include <QDateTime>

namespace hall::tool {

using namespace Qt::StringLiterals;

namespace {

/// A business day begins at four in the morning.
QString businessDay()
{
    constexpr qint64 fourHours = 4LL * 60 * 60;
    return QDateTime::currentDateTime().addSecs(-fourHours).date().toString(Qt::ISODate);
}

} // namespace

int tourCommand(const Arguments& arguments)
{
    const Report report{arguments.json};
    if (arguments.out.isEmpty()) {
        return report.failed(WrongUse, u"WrongUse"_s, u"paihao tour --out DIR"_s);
    }
    const auto pictures =
        tour::playMorning(QCoreApplication::applicationDirPath(), arguments.out, businessDay());
    if (!pictures) {
        return report.failed(Refused, u"TourFailed"_s, pictures.error());
    }
    return report.done(
        u"%1 pictures in %2; tour.txt there says what they show"_s.arg(*pictures).arg(
            arguments.out),
        u"{\"pictures\": %1}"_s.arg(*pictures).toUtf8());
}

} // namespace hall::tool
