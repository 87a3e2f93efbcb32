// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/catalogue_stage.h"
#include "app/downlink/day_lists.h"
#include "app/server/node.h"

#include <QObject>
#include <QThreadPool>

namespace hall::downlink {

/// What came down from the city, at work in the hall: the catalogue for the next business day,
/// appointments, notices. What it has and what it refused goes up as a receipt.
///
/// On the hall's thread, but for the check of a catalogue, which a press would have to wait for.
/// Older versions than the one at hand are nothing; the same one counts again only where it was
/// refused, as hall.toml may have been mended since.
class Inbox : public QObject
{
    Q_OBJECT

public:
    Inbox(server::Node& node, const Shelf& shelf, CatalogueStage& stage);

    /// The city's own word for this hall, whole in form.
    void take(const hall::sync::Posting& posting);
    /// What came under a topic and isn't that.
    void refuse(const QString& topic, const QString& why);
    [[nodiscard]] QByteArray receipt() const;
    /// A catalogue is looked through, beside the hall, and isn't in the receipt yet.
    [[nodiscard]] bool isChecking() const;

signals:
    void receiptChanged(const QByteArray& receipt);

private:
    using Sentences = std::vector<std::string>;
    using Checked = Result<CatalogueStage::Checked, Sentences>;

    [[nodiscard]] bool isNews(const sync::Posting& posting) const;
    void checkCatalogue();
    void catalogueChecked(const Checked& checked);
    void takeAppointments(const sync::Posting& posting);
    void takeNotices(const sync::Posting& posting);
    void appointmentsTaken(const sync::TakenAppointments& taken);
    void showNotices(const std::string& content);
    void settle(const std::string& topic, std::int64_t version);
    void refuse(const std::string& topic, std::int64_t version, Sentences why);
    void dayChanged();
    void forgetDaysGone();
    void tell();
    void tellCatalogue();
    [[nodiscard]] BusinessDay today() const;

    server::Node& m_node;
    const Shelf& m_shelf;
    CatalogueStage& m_stage;
    DayLists m_lists;
    sync::Receipt m_receipt;
    std::optional<BusinessDay> m_day; ///< of the hall, as seen last
    std::string m_told;
    std::string m_toldCatalogue;
    std::optional<sync::Posting> m_checking; ///< the catalogue that is looked through
    std::optional<sync::Posting> m_next;     ///< the one after it
    QThreadPool m_beside;                    ///< last: what is at work in it ends first
};

} // namespace hall::downlink
