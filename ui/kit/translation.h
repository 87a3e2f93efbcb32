// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/words.h"

#include <QTranslator>

namespace hall::kit {

/// The language that tr() speaks. Chinese stands in the source, the others in `:/translations`.
/// Setting it sends every widget a LanguageChange.
class Translation
{
public:
    Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;
    ~Translation();

    void set(Language language);

    [[nodiscard]] Language language() const
    {
        return m_language;
    }

private:
    QTranslator m_english;
    Language m_language = Language::Zh;
};

} // namespace hall::kit
