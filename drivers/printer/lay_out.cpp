// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/lay_out.h"

#include "drivers/printer/layout_names.h"
#include "drivers/printer/paper_writer.h"
#include "drivers/printer/text.h"
#include "drivers/printer/wording.h"

#include <algorithm>

namespace hall::printer {

namespace {

class Drawing
{
public:
    Drawing(const Layout& layout, const Facts& facts, const Profile& profile)
        : m_layout(layout)
        , m_facts(facts)
        , m_words(layout.phrases, facts)
        , m_paper(profile, layout.margin, layout.spacing)
    {
    }

    TicketPaper run()
    {
        for (const LayoutEntry& entry : m_layout.entries) {
            m_entry = &entry;
            m_hasBegun = false;
            std::visit([this](const auto& what) { add(what); }, entry.what);
            if (m_hasBegun) {
                m_paper.feed(entry.below);
                m_wasRule = std::holds_alternative<RuleEntry>(entry.what);
            }
        }
        return m_paper.take();
    }

private:
    /// Something of the entry is printed; before the first of it comes its space.
    void begin(int between = 0)
    {
        m_paper.feed(m_hasBegun ? between : m_entry->above);
        m_hasBegun = true;
    }

    [[nodiscard]] bool fits(const std::string& text, int size) const
    {
        return columnsOf(text) <= m_paper.columns() / size;
    }

    /// The largest size at which all of it stands on one line, or the least there is.
    [[nodiscard]] TextStyle
    sized(const TextStyle& style, int least, const std::string& text, int more = 0) const
    {
        TextStyle shrunk = style;
        while (shrunk.size > least && columnsOf(text) + more > m_paper.columns() / shrunk.size) {
            shrunk.size--;
        }
        return shrunk;
    }

    void addText(const std::string& text, const TextEntry& entry)
    {
        constexpr int reversePad = 2;
        begin(entry.gap);
        m_paper.text(text,
                     sized(entry.style,
                           entry.least,
                           withoutMarks(text),
                           entry.style.reverse ? reversePad : 0));
    }

    void add(const TextEntry& entry)
    {
        if (entry.joined) {
            const auto joined = m_words.say(*entry.joined);
            if (joined && fits(withoutMarks(*joined), entry.style.size)) {
                addText(*joined, entry);
                return;
            }
        }
        for (const Template& words : entry.texts) {
            const auto text = m_words.say(words);
            if (text && !text->empty()) {
                addText(*text, entry);
            }
        }
    }

    void add(const SidesEntry& entry)
    {
        const std::string left = withoutMarks(m_words.say(entry.left).value_or(""));
        const std::string right = withoutMarks(m_words.say(entry.right).value_or(""));
        // A word that only says what the other side is doesn't stand alone.
        const bool isLabelAlone = (left.empty() && namesIn(entry.right).empty()) ||
                                  (right.empty() && namesIn(entry.left).empty());
        if (isLabelAlone) {
            return;
        }
        begin();
        const bool areBoth = !left.empty() && !right.empty();
        const TextStyle style = sized(entry.style, entry.least, left + right, areBoth ? 1 : 0);
        if (areBoth && columnsOf(left) + columnsOf(right) + 1 <= m_paper.columns() / style.size) {
            m_paper.add(TwoColumns{left, right, style});
            return;
        }
        TextStyle end = style;
        end.align = Align::Right;
        m_paper.text(left, style);
        m_paper.text(right, end);
    }

    void add(const NumberEntry& entry)
    {
        const std::string& number = m_facts.texts.find("number")->second;
        if (number.empty()) {
            return;
        }
        begin();
        const int widest = m_paper.columns() / columnsOf(number);
        m_paper.text(
            number,
            {.align = Align::Centre, .size = std::clamp(widest, 1, entry.size), .ownDigits = true});
    }

    void add(const CodeEntry& entry)
    {
        const auto code = m_facts.texts.find("code");
        if (code == m_facts.texts.end() || code->second.empty()) {
            return;
        }
        begin();
        m_paper.add(QrLine{code->second, entry.module});
    }

    /// What would stand between two rules may all have been left out.
    void add(const RuleEntry& entry)
    {
        if (!m_wasRule) {
            begin();
            m_paper.add(RuleLine{entry.dots});
        }
    }

    void add(const ListEntry& entry)
    {
        const auto items = m_facts.lists.find(entry.list);
        if (items == m_facts.lists.end()) {
            return;
        }
        for (const Facts& item : items->second) {
            addItem(entry, item);
        }
    }

    void addItem(const ListEntry& entry, const Facts& item)
    {
        const Wording words{m_layout.phrases, m_facts, &item};
        const std::string mark = words.say(entry.mark).value_or("");
        TextStyle style = entry.style;
        const auto state = item.cases.find("state");
        style.bold = style.bold ||
                     (entry.isNowBold && state != item.cases.end() && state->second.which == "now");
        begin(entry.gap);
        m_paper.item(mark, words.say(entry.text).value_or(""), style);
        const std::string detail = words.say(entry.detail).value_or("");
        if (!detail.empty()) {
            style.bold = false;
            m_paper.item(
                std::string(static_cast<std::size_t>(columnsOf(mark)), ' '), detail, style);
        }
    }

    const Layout& m_layout;
    const Facts& m_facts;
    Wording m_words;
    PaperWriter m_paper;
    const LayoutEntry* m_entry = nullptr;
    bool m_hasBegun = false;
    bool m_wasRule = false;
};

} // namespace

TicketPaper layOut(const Layout& layout, const Facts& facts, const Profile& profile)
{
    return Drawing(layout, facts, profile).run();
}

} // namespace hall::printer
