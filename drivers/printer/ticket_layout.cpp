// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/ticket_layout.h"

#include "drivers/printer/text.h"

#include <algorithm>
#include <utility>

namespace hall::printer {

namespace {

constexpr int marginDots = 12;
constexpr int spacingDots = 32;

/// All words a ticket adds to its content, both languages side by side.
struct Words
{
    const char* priority;
    const char* reprint;
    const char* nobodyAhead;
    const char* ahead;     // before the number of people
    const char* people;    // after it
    const char* onePerson; // after 1
    const char* waitIn;    // before the zone
    const char* waitEnd;   // after it
    const char* goTo;      // before the counters
    const char* counters;  // after them
};

constexpr Words chinese{
    "优先：", "补打", "前面没有人", "前面", "人", "人", "到", "等", "去", "窗口"};
constexpr Words english{"Priority",
                        "Reprint",
                        "Nobody is ahead of you",
                        "",
                        " people are ahead of you",
                        " person is ahead of you",
                        "Wait in ",
                        "",
                        "Go to counter ",
                        ""};

std::string aheadText(const Words& words, int people)
{
    if (people <= 0) {
        return words.nobodyAhead;
    }
    return words.ahead + std::to_string(people) + (people == 1 ? words.onePerson : words.people);
}

std::string waitText(const Words& words, const std::string& zone)
{
    return zone.empty() ? std::string() : words.waitIn + zone + words.waitEnd;
}

std::string goText(const Words& words, const std::string& counters)
{
    return counters.empty() ? std::string() : words.goTo + counters + words.counters;
}

class Layout
{
public:
    Layout(const TicketContent& content, const Profile& profile)
        : m_content(content)
        , m_isEnglish(content.language == Language::English)
        , m_columns((profile.widthDots - 2 * marginDots) / profile.dotsPerColumn)
    {
    }

    TicketPaper run()
    {
        m_paper.margin = marginDots;
        m_paper.lineSpacing = spacingDots;
        m_paper.smoothing = true;
        head();
        who();
        where();
        code();
        foot();
        return std::move(m_paper);
    }

private:
    template <class Line>
    void add(Line line)
    {
        m_paper.lines.emplace_back(std::move(line));
    }

    void feed(int dots)
    {
        add(FeedLine{dots});
    }

    void text(const std::string& words, const TextStyle& style)
    {
        if (words.empty()) {
            return;
        }
        const std::string pad = style.reverse ? " " : "";
        const int columns = m_columns / style.size - 2 * static_cast<int>(pad.size());
        bool isFirst = true;
        for (const std::string& line : wrapText(words, columns)) {
            if (!std::exchange(isFirst, false) && style.size > 1) {
                feed(6);
            }
            add(TextLine{pad + line + pad, style});
        }
    }

    void rule()
    {
        feed(14);
        add(RuleLine{});
        feed(16);
    }

    void head()
    {
        add(TwoColumns{m_content.hallName, m_content.issuedAt});
        add(RuleLine{});
        if (m_content.isReprint) {
            feed(16);
            text(chinese.reprint +
                     (m_isEnglish ? std::string(" ") + english.reprint : std::string()),
                 {.align = Align::Centre, .size = 2, .bold = true, .reverse = true});
        }
    }

    void who()
    {
        const int widest = m_columns / std::max(columnsOf(m_content.number), 1);
        text(m_content.number,
             {.align = Align::Centre, .size = std::clamp(widest, 1, 8), .ownDigits = true});
        text(m_content.serviceName, {.align = Align::Centre, .size = 2});
        if (m_isEnglish) {
            feed(6);
            text(m_content.serviceNameEnglish, {.align = Align::Centre});
        }
        if (!m_content.className.empty()) {
            feed(8);
            text(chinese.priority + m_content.className +
                     (m_isEnglish ? std::string(" ") + english.priority : std::string()),
                 {.align = Align::Centre, .reverse = true});
        }
        rule();
    }

    void where()
    {
        if (m_content.isTest) {
            text("测试用，不能办事", {.size = 2, .bold = true});
            rule();
            return;
        }
        text(aheadText(chinese, m_content.peopleAhead), {.size = 2, .bold = true});
        if (m_isEnglish) {
            feed(4);
            text(aheadText(english, m_content.peopleAhead), {});
        }
        feed(8);
        const std::string wait = waitText(chinese, m_content.zoneName);
        const std::string go = goText(chinese, m_content.counters);
        const std::string both = wait + (wait.empty() || go.empty() ? "" : "，") + go;
        if (columnsOf(both) <= m_columns / 2) {
            text(both, {.size = 2});
        } else {
            text(wait, {.size = 2});
            feed(4);
            text(go, {.size = 2});
        }
        if (m_isEnglish) {
            feed(4);
            text(waitText(english, m_content.zoneName), {});
            text(goText(english, m_content.countersEnglish), {});
        }
        rule();
    }

    void code()
    {
        if (m_content.code.empty()) {
            return;
        }
        feed(8); // with the rule's own space, the code's quiet zone of four modules
        add(QrLine{m_content.code, 6});
    }

    void foot()
    {
        const std::string serial = m_content.serial.empty() ? "" : "No." + m_content.serial;
        const std::string gap = m_content.station.empty() || serial.empty() ? "" : "  ";
        add(TwoColumns{m_content.validity, m_content.station + gap + serial});
    }

    const TicketContent& m_content;
    bool m_isEnglish;
    int m_columns;
    TicketPaper m_paper;
};

} // namespace

TicketPaper layOut(const TicketContent& content, const Profile& profile)
{
    return Layout(content, profile).run();
}

} // namespace hall::printer
