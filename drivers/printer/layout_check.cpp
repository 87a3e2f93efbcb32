// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/layout_check.h"

#include "drivers/printer/encoder.h"
#include "drivers/printer/lay_out.h"
#include "drivers/printer/qr_code.h"
#include "drivers/printer/text.h"
#include "drivers/printer/wording.h"

namespace hall::printer {

namespace {

/// Fewer than four hanzi a line, and names fall apart.
constexpr int columnsMin = 8;

/// A ticket on a day on which everything is long.
TicketContent longTicket(const std::string& code)
{
    return {.hallName = "示例区政务服务中心",
            .hallNameEnglish = "Example Service Centre",
            .issuedAt = "12月30日 09:12",
            .number = "A1234",
            .serviceName = "养老金领取资格认证",
            .serviceNameEnglish = "Pension check",
            .className = "70岁以上",
            .classNameEnglish = "Aged 70",
            .peopleAhead = 124,
            .wait = Minutes{.low = 120, .high = 180},
            .zoneName = "东区",
            .zoneNameEnglish = "East",
            .counters = "1-3",
            .countersEnglish = "1-3",
            .steps = {{.serviceName = "营业执照", .isNow = true}},
            .code = code,
            .missed = MissedWay{.rule = MissedWay::Rule::Reinsert, .behind = 2, .times = 3},
            .station = "kiosk-1",
            .serial = "000186",
            .isReprint = true};
}

SheetContent longSheet()
{
    return {.hallName = "示例区政务服务中心",
            .hallNameEnglish = "Example Service Centre",
            .askedAt = "12月30日 09:12",
            .serviceName = "营业执照",
            .serviceNameEnglish = "Licence",
            .number = "A1234",
            .items = {{.name = "租房合同复印件", .copies = 100, .isOnPromise = true}},
            .station = "kiosk-1",
            .serial = "000186"};
}

class Check
{
public:
    Check(const Layout& layout,
          const Profile& profile,
          const std::string& code,
          const GlyphRaster& raster)
        : m_layout(layout)
        , m_profile(profile)
        , m_code(code)
        , m_raster(raster)
        , m_facts(layout.kind == PaperKind::Ticket ? factsOf(longTicket(code))
                                                   : factsOf(longSheet()))
        , m_words(layout.phrases, m_facts)
        , m_areaDots(profile.widthDots - 2 * layout.margin)
    {
    }

    LayoutMistakes run()
    {
        for (const LayoutEntry& entry : m_layout.entries) {
            m_place++;
            m_entry = &entry;
            const std::size_t before = m_mistakes.size();
            std::visit([this](const auto& what) { look(what); }, entry.what);
            if (m_mistakes.size() == before) {
                encodeAlone(entry);
            }
        }
        return std::move(m_mistakes);
    }

private:
    void wrong(const std::string& key, std::string what, std::string allowed = {})
    {
        m_mistakes.push_back(
            {.source = m_layout.source,
             .line = m_entry->line,
             .key = "line." + std::to_string(m_place) + (key.empty() ? "" : "." + key),
             .what = std::move(what) + " on the paper of " + m_profile.name + " (" +
                     std::to_string(m_profile.widthDots) + " dots)",
             .allowed = std::move(allowed)});
    }

    [[nodiscard]] int columns(int size) const
    {
        return m_areaDots / (m_profile.dotsPerColumn * size);
    }

    void lookAtSize(int size)
    {
        if (columns(size) < columnsMin) {
            wrong("size",
                  "leaves room for " + std::to_string(columns(size) / 2) + " hanzi a line",
                  "1 to " + std::to_string(std::max(columns(1) / columnsMin, 1)));
        }
    }

    void look(const TextEntry& entry)
    {
        lookAtSize(entry.least);
    }

    void look(const SidesEntry& entry)
    {
        lookAtSize(entry.least);
        for (const auto& [key, words] :
             {std::pair("left", &entry.left), std::pair("right", &entry.right)}) {
            const std::string text = m_words.say(*words).value_or("");
            if (columnsOf(text) > columns(entry.least)) {
                wrong(key, '"' + text + "\" doesn't fit on a line");
            }
        }
    }

    void look(const NumberEntry& /*entry*/) {}

    void look(const RuleEntry& /*entry*/) {}

    void look(const ListEntry& entry)
    {
        lookAtSize(entry.style.size);
    }

    void look(const CodeEntry& entry)
    {
        constexpr int quiet = 8; // modules on both sides together
        const auto modules = qrModules(m_code);
        if (!modules) {
            wrong("code", "the code of a ticket is too long");
            return;
        }
        const int most =
            std::min(m_profile.widthDots / (modules->width + quiet), m_areaDots / modules->width);
        if (entry.module > most) {
            wrong("code",
                  "a code of " + std::to_string(modules->width) + " modules is too wide",
                  "3 to " + std::to_string(most));
        }
    }

    /// What is left that a printer may refuse: a character, a style.
    void encodeAlone(const LayoutEntry& entry)
    {
        Layout alone = m_layout;
        alone.entries = {entry};
        const auto bytes = encode(layOut(alone, m_facts, m_profile), m_profile, m_raster);
        if (!bytes) {
            wrong("", '"' + bytes.error().detail + "\" can't be printed");
        }
    }

    const Layout& m_layout;
    const Profile& m_profile;
    const std::string& m_code;
    const GlyphRaster& m_raster;
    Facts m_facts;
    Wording m_words;
    int m_areaDots;
    int m_place = 0;
    const LayoutEntry* m_entry = nullptr;
    LayoutMistakes m_mistakes;
};

} // namespace

LayoutMistakes checkLayout(const Layout& layout,
                           const Profile& profile,
                           const std::string& code,
                           const GlyphRaster& raster)
{
    return Check(layout, profile, code, raster).run();
}

} // namespace hall::printer
