// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/inbox.h"
#include "app/sync/receipt.h"
#include "tests/server/booking_hall.h"

#include <semaphore>

namespace hall::test {

/// A hall that hears from its city; it is Monday, eight o'clock, and the day is open. A catalogue
/// here is the new name of its first service.
struct CityHall : BookingHall
{
    CityHall()
    {
        begin();
    }

    ~CityHall()
    {
        inbox.reset();
    }

    /// As after a restart of the program.
    void begin()
    {
        inbox.reset();
        stage.emplace(
            shelf, [this](const Catalogue& each) { return load(each); }, settings.rules);
        rulesOf = [this](const std::optional<BusinessDay>& day) { return stage->rulesOf(day); };
        comeBack();
        inbox = std::make_unique<downlink::Inbox>(*node, shelf, *stage);
        QObject::connect(inbox.get(), &downlink::Inbox::receiptChanged, [this] { ++receipts; });
    }

    [[nodiscard]] static sync::Posting
    posting(sync::PostingKind kind, std::int64_t version, const std::string& content)
    {
        return {.kind = kind,
                .hall = "small",
                .day = {},
                .version = version,
                .at = Time{},
                .content = content};
    }

    void comes(sync::PostingKind kind, std::int64_t version, const std::string& content)
    {
        comes(posting(kind, version, content));
    }

    void comes(const sync::Posting& posting)
    {
        inbox->take(posting);
        awaitCheck();
    }

    void awaitCheck() const
    {
        REQUIRE(waitFor([this] { return !inbox->isChecking(); }));
    }

    [[nodiscard]] sync::Receipt receipt() const
    {
        return sync::readReceipt(inbox->receipt().toStdString()).value();
    }

    void open(const QString& day)
    {
        REQUIRE(ask(*asks, u"day.open"_s, {{u"day"_s, day}}));
    }

    void close()
    {
        REQUIRE(ask(*asks, u"day.close"_s, {}));
    }

    [[nodiscard]] std::string nameAtWork() const
    {
        return hall().rules.services[0].name.zh;
    }

    /// `wrong` isn't taken.
    [[nodiscard]] Result<CataloguedSettings, SettingsErrors> load(const Catalogue& catalogue)
    {
        checked.push_back(catalogue.version);
        if (catalogue.content.starts_with("slow")) {
            isHeld = !mayGoOn.try_acquire_for(std::chrono::seconds{20});
        }
        const std::string name = "catalogue " + std::to_string(catalogue.version);
        if (catalogue.content.find("wrong") != std::string::npos || takesNone) {
            return failure(
                SettingsErrors{{name, 0, 0, "service.a1.name", "can't be \"wrong\"", "names"}});
        }
        CataloguedSettings loaded{.settings = settings, .changes = {}, .leftOut = {}};
        Name& own = loaded.settings.rules.services[0].name;
        loaded.changes.push_back({"a1", "name", own.zh, catalogue.content});
        own.zh = catalogue.content;
        return loaded;
    }

    downlink::Shelf shelf{dir.path()};
    std::optional<downlink::CatalogueStage> stage;
    std::unique_ptr<downlink::Inbox> inbox;
    int receipts = 0;
    std::vector<std::int64_t> checked; ///< versions
    std::binary_semaphore mayGoOn{0};  ///< waited for in the check of `slow`,
    bool isHeld = false;               ///< and it never came
    bool takesNone = false;            ///< as after an edit of hall.toml
};

} // namespace hall::test
