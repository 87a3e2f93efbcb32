// SPDX-License-Identifier: Apache-2.0
#include "app/tour/course.h"

#include <cstdio>

namespace hall::tour {

using namespace Qt::StringLiterals;

void Course::step(const QString& name)
{
    if (goesOn()) {
        m_step = name;
        std::fprintf(stderr, "tour: %s\n", qPrintable(name));
    }
}

void Course::fail(const QString& why)
{
    if (goesOn()) {
        m_failure = u"while the tour was at \"%1\": %2"_s.arg(m_step, why);
    }
}

void Course::expect(bool holds, const QString& what)
{
    if (!holds) {
        fail(what);
    }
}

} // namespace hall::tour
