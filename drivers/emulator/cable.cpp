// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/cable.h"

namespace hall::emulator {

using namespace Qt::StringLiterals;

void Cable::unplug()
{
    m_isPlugged = false;
    m_link.unplug();
}

QString Cable::plug(const QString& word)
{
    if (m_isPlugged) {
        return u"error: it is plugged in"_s;
    }
    const auto where = m_link.plug();
    if (!where) {
        return u"error: "_s + QString::fromStdString(where.error());
    }
    m_isPlugged = true;
    return u"ok "_s + word + u' ' + *where;
}

} // namespace hall::emulator
