// SPDX-License-Identifier: Apache-2.0
#include "app/station/card_reading.h"

namespace hall::station {

using namespace Qt::StringLiterals;
using id_card::IdCardReader;

CardReading::CardReading(StationLink& link, IdCardReader& reader, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_reader(reader)
{
    connect(&reader, &IdCardReader::read, this, [this](const std::string& number) {
        handOver({{u"number"_s, QString::fromStdString(number)}});
    });
    connect(&reader, &IdCardReader::unread, this, [this](id_card::Unread why) {
        handOver({{u"unread"_s, why == id_card::Unread::Unusable ? u"unusable"_s : u"again"_s}});
    });
    connect(&reader, &IdCardReader::stateChanged, this, &CardReading::reportReader);
    connect(&link, &StationLink::testAsked, this, [this](const QString& device) {
        if (device == u"idcard"_s) {
            m_reader.lookAgain();
            reportReader();
        }
    });
    reportReader();
}

void CardReading::handOver(QJsonObject params)
{
    if (!m_link.isClaimed()) {
        return;
    }
    m_link.ask(u"card.read"_s, std::move(params), [this](const auto& result) {
        if (!result) {
            // Its number alone: words might quote the card.
            qWarning("station %s: the node didn't take a card (%d)",
                     qPrintable(m_link.name()),
                     static_cast<int>(result.error().code));
        }
    });
}

void CardReading::reportReader()
{
    const QString word = QString::fromLatin1(id_card::wordOf(m_reader.state()));
    if (!word.isEmpty()) {
        m_link.reportDevice(u"idcard"_s, word);
    }
}

} // namespace hall::station
