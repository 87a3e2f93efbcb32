// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/ticket_layout.h"

#include "drivers/printer/paper_writer.h"
#include "drivers/printer/text.h"

#include <algorithm>

namespace hall::printer {

namespace {

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
    const char* about;     // before a range of minutes
    const char* minutes;   // after it
    const char* within;    // before the most that it may be, the least being nothing
    const char* withinEnd; // after it
    const char* done;      // before a step of a visit, two columns
    const char* now;
};

constexpr Words chinese{"优先：",
                        "补打",
                        "前面没有人",
                        "前面",
                        "人",
                        "人",
                        "到",
                        "等",
                        "去",
                        "窗口",
                        "约",
                        "分钟",
                        "",
                        "分钟以内",
                        "√",
                        "→"};
constexpr Words english{"Priority",
                        "Reprint",
                        "Nobody is ahead of you",
                        "",
                        " people are ahead of you",
                        " person is ahead of you",
                        "Wait in ",
                        "",
                        "Go to counter ",
                        "",
                        "About ",
                        " min",
                        "Within ",
                        " min",
                        "",
                        ""};

std::string aheadText(const Words& words, int people)
{
    if (people <= 0) {
        return words.nobodyAhead;
    }
    return words.ahead + std::to_string(people) + (people == 1 ? words.onePerson : words.people);
}

std::string rangeText(const Words& words, const std::optional<Minutes>& wait)
{
    if (!wait) {
        return {};
    }
    const std::string high = std::to_string(wait->high);
    if (wait->low == 0) {
        return words.within + high + words.withinEnd;
    }
    const std::string low = wait->low == wait->high ? "" : std::to_string(wait->low) + "-";
    return words.about + low + high + words.minutes;
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
        , m_paper(profile)
    {
    }

    TicketPaper run()
    {
        head();
        who();
        where();
        steps();
        code();
        missed();
        foot();
        return m_paper.take();
    }

private:
    void head()
    {
        m_paper.head(m_content.hallName, m_content.issuedAt);
        if (m_content.isReprint) {
            m_paper.feed(16);
            m_paper.text(chinese.reprint +
                             (m_isEnglish ? std::string(" ") + english.reprint : std::string()),
                         {.align = Align::Centre, .size = 2, .bold = true, .reverse = true});
        }
    }

    void who()
    {
        const int widest = m_paper.columns() / std::max(columnsOf(m_content.number), 1);
        m_paper.text(m_content.number,
                     {.align = Align::Centre, .size = std::clamp(widest, 1, 8), .ownDigits = true});
        m_paper.text(m_content.serviceName, {.align = Align::Centre, .size = 2});
        if (m_isEnglish) {
            m_paper.feed(6);
            m_paper.text(m_content.serviceNameEnglish, {.align = Align::Centre});
        }
        if (!m_content.className.empty()) {
            m_paper.feed(8);
            m_paper.text(chinese.priority + m_content.className +
                             (m_isEnglish ? std::string(" ") + english.priority : std::string()),
                         {.align = Align::Centre, .reverse = true});
        }
        m_paper.rule();
    }

    void where()
    {
        if (m_content.isTest) {
            m_paper.text("测试用，不能办事", {.size = 2, .bold = true});
            m_paper.rule();
            return;
        }
        aheadAndWait();
        m_paper.feed(8);
        const std::string wait = waitText(chinese, m_content.zoneName);
        const std::string go = goText(chinese, m_content.counters);
        const std::string both = wait + (wait.empty() || go.empty() ? "" : "，") + go;
        if (columnsOf(both) <= m_paper.columns() / 2) {
            m_paper.text(both, {.size = 2});
        } else {
            m_paper.text(wait, {.size = 2});
            m_paper.feed(4);
            m_paper.text(go, {.size = 2});
        }
        if (m_isEnglish) {
            m_paper.feed(4);
            m_paper.text(waitText(english, m_content.zoneName), {});
            m_paper.text(goText(english, m_content.countersEnglish), {});
        }
        m_paper.rule();
    }

    void aheadAndWait()
    {
        const std::string ahead = aheadText(chinese, m_content.peopleAhead);
        const std::string wait = rangeText(chinese, m_content.wait);
        const TextStyle style{.size = 2, .bold = true};
        if (wait.empty()) {
            m_paper.text(ahead, style);
        } else {
            m_paper.add(TwoColumns{ahead, wait, style});
        }
        if (m_isEnglish) {
            m_paper.feed(4);
            m_paper.text(aheadText(english, m_content.peopleAhead), {});
            m_paper.text(rangeText(english, m_content.wait), {});
        }
    }

    void steps()
    {
        if (m_content.steps.empty()) {
            return;
        }
        for (std::size_t at = 0; at < m_content.steps.size(); ++at) {
            const StepItem& step = m_content.steps[at];
            m_paper.item((step.isDone  ? chinese.done
                          : step.isNow ? chinese.now
                                       : "  ") +
                             std::to_string(at + 1),
                         step.serviceName,
                         {.bold = step.isNow});
        }
        m_paper.rule();
    }

    void code()
    {
        if (m_content.code.empty()) {
            return;
        }
        m_paper.feed(8); // with the rule's own space, the code's quiet zone of four modules
        m_paper.add(QrLine{m_content.code, 6});
    }

    void missed()
    {
        if (m_content.isTest) {
            return;
        }
        m_paper.text(m_content.missed, {});
        if (m_isEnglish) {
            m_paper.text(m_content.missedEnglish, {});
        }
    }

    void foot()
    {
        const std::string serial = m_content.serial.empty() ? "" : "No." + m_content.serial;
        const std::string gap = m_content.station.empty() || serial.empty() ? "" : "  ";
        m_paper.add(TwoColumns{m_content.validity, m_content.station + gap + serial});
    }

    const TicketContent& m_content;
    bool m_isEnglish;
    PaperWriter m_paper;
};

} // namespace

TicketPaper layOut(const TicketContent& content, const Profile& profile)
{
    return Layout(content, profile).run();
}

} // namespace hall::printer
