// SPDX-License-Identifier: Apache-2.0
#include "app/station/code_reading.h"

namespace hall::station {

using namespace Qt::StringLiterals;

CodeReading::CodeReading(StationLink& link, scanner::CodeSource& source, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_source(source)
{
    connect(&source, &scanner::CodeSource::read, this, &CodeReading::handOver);
    connect(&source, &scanner::CodeSource::stateChanged, this, &CodeReading::reportScanner);
    connect(&link, &StationLink::testAsked, this, [this](const QString& device) {
        if (device == u"scanner"_s) {
            m_source.lookAgain();
            reportScanner();
        }
    });
    reportScanner();
}

void CodeReading::handOver(const QString& text)
{
    if (!m_link.isClaimed()) {
        return;
    }
    m_link.ask(u"code.read"_s, {{u"text"_s, text}}, [this](const auto& result) {
        if (!result) {
            // Its number alone: words might quote the code.
            qWarning("station %s: the node didn't take a code (%d)",
                     qPrintable(m_link.name()),
                     static_cast<int>(result.error().code));
        }
    });
}

void CodeReading::reportScanner()
{
    const QString word = QString::fromLatin1(scanner::wordOf(m_source.state()));
    if (!word.isEmpty()) {
        m_link.reportDevice(u"scanner"_s, word);
    }
}

} // namespace hall::station
