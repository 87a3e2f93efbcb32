// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/translation.h"

#include "app/core/assert.h"

#include <QCoreApplication>

namespace hall::kit {

using namespace Qt::StringLiterals;

Translation::Translation()
{
    HALL_ASSERT(m_english.load(u":/translations/paihao_en.qm"_s));
}

Translation::~Translation()
{
    QCoreApplication::removeTranslator(&m_english);
}

void Translation::set(Language language)
{
    if (language == m_language) {
        return;
    }
    m_language = language;
    if (language == Language::En) {
        QCoreApplication::installTranslator(&m_english);
    } else {
        QCoreApplication::removeTranslator(&m_english);
    }
}

} // namespace hall::kit
