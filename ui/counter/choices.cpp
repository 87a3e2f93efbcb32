// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_plan.h"
#include "ui/counter/panel_text.h"
#include "ui/kit/flat.h"

#include <algorithm>

/// What a clerk chooses from, a page at a time, each with the digit that chooses it.
namespace hall::counter {

using namespace Qt::StringLiterals;
using std::chrono::minutes;

namespace {

constexpr int labelPx = 16;
constexpr qreal labelRoom = 388 - 24 - 24 - 12; ///< of a row, less its paddings and its digit
constexpr std::size_t digits = 9;

/// As much of a text as there is room for.
QString cutTo(QString text, qreal room)
{
    const auto fits = [&](const QString& shown) {
        return kit::flat::widthOf(shown, labelPx, kit::Weight::Regular) <= room;
    };
    if (fits(text)) {
        return text;
    }
    while (text.size() > 1 && !fits(text + u'…')) {
        text.chop(1);
    }
    return text.trimmed() + u'…';
}

class Choices
{
public:
    explicit Choices(const Knowledge& known)
        : m_known(known)
        , m_view(known.view)
        , m_choosing(*known.choosing)
    {
    }

    /// The whole list; a page of it is shown.
    [[nodiscard]] std::vector<KeyPlan> all()
    {
        switch (m_choosing.about) {
        case About::Hold:
            addHolds();
            break;
        case About::Held:
            addHeld();
            break;
        case About::Missed:
            addMissed();
            break;
        case About::Transfer:
            addTransferKinds();
            break;
        case About::TransferService:
            addServices();
            break;
        case About::TransferCounter:
        case About::TransferClerk:
            addOthers();
            break;
        case About::Promise:
            addPromisable();
            break;
        case About::Promises:
            addPromises();
            break;
        case About::PromiseClose:
            add(Verb::ClosePromise, PanelText::tr("都补齐了"), {}, {.promise = m_choosing.promise});
            break;
        case About::Pause:
            addReasons(&Reason::forPause, Verb::Pause, {});
            add(Verb::Pause, PanelText::tr("不写原因"), {}, {});
            break;
        case About::Given:
            addWaiting();
            break;
        case About::GivenReason:
            addReasons(&Reason::forCall, Verb::Call, m_choosing.ticket);
            break;
        }
        return std::move(m_rows);
    }

private:
    void add(Verb verb, const QString& label, const QString& note, const Details& details)
    {
        const qreal noteRoom =
            note.isEmpty() ? 0 : kit::flat::widthOf(note, 13, kit::Weight::Regular) + 10;
        KeyPlan row = keyFor(verb, cutTo(label, labelRoom - noteRoom), 0);
        row.note = note;
        row.details = details;
        m_rows.push_back(std::move(row));
    }

    void addOpening(const QString& label, const QString& note, const Choosing& opens)
    {
        add(Verb::Next, label, note, {});
        m_rows.back().opens = opens;
    }

    [[nodiscard]] QString name(const Name& name) const
    {
        return kit::plainName(name, m_known.language);
    }

    [[nodiscard]] QString shortName(const Name& name) const
    {
        return m_known.language == kit::Language::Zh ? kit::shortName(name, m_known.language)
                                                     : this->name(name);
    }

    [[nodiscard]] QString ticketLabel(const protocol::CounterTicket& ticket) const
    {
        return u"%1  %2"_s.arg(kit::fromUtf8(ticket.number), shortName(ticket.service));
    }

    [[nodiscard]] QString minutesSince(Time since) const
    {
        const auto passed = std::chrono::floor<minutes>(*m_known.now - since).count();
        return PanelText::tr("%1 分钟").arg(std::max<std::int64_t>(0, passed));
    }

    void addHolds()
    {
        add(Verb::Hold,
            PanelText::tr("去取东西，回来到哪个窗口都行"),
            {},
            {.hold = HoldKind::Away});
        add(Verb::Hold,
            PanelText::tr("去取东西，回来还到本窗口"),
            {},
            {.hold = HoldKind::AwaySame});
        add(Verb::Hold, PanelText::tr("要先在别处办一步"), {}, {.hold = HoldKind::Step});
    }

    void addHeld()
    {
        for (const auto& ticket : m_view.held) {
            const bool office = ticket.hold == HoldKind::Step && ticket.steps > 0;
            add(office ? Verb::Continue : Verb::TakeUp,
                ticketLabel(ticket),
                office ? PanelText::tr("后台已办好")
                       : holdNote(ticket.hold.value_or(HoldKind::Away)),
                {.ticket = ticket.id});
        }
    }

    [[nodiscard]] static QString holdNote(HoldKind kind)
    {
        switch (kind) {
        case HoldKind::Away:
            return PanelText::tr("回来了");
        case HoldKind::AwaySame:
            return PanelText::tr("回本窗口");
        case HoldKind::Step:
            return PanelText::tr("别处办过了");
        }
        return {};
    }

    void addMissed()
    {
        for (const auto& ticket : m_view.missed) {
            add(Verb::Call,
                ticketLabel(ticket),
                minutesSince(ticket.recalledAt),
                {.ticket = ticket.id});
        }
    }

    void addTransferKinds()
    {
        addOpening(PanelText::tr("别的事项"), {}, {.about = About::TransferService});
        addOpening(PanelText::tr("别的窗口"), {}, {.about = About::TransferCounter});
        addOpening(PanelText::tr("别的工作人员"), {}, {.about = About::TransferClerk});
    }

    void addServices()
    {
        for (const auto& service : m_view.services) {
            if (m_choosing.area.empty() || service.area == m_choosing.area) {
                add(Verb::Transfer,
                    u"%1  %2"_s.arg(kit::fromUtf8(service.area.value), name(service.name)),
                    {},
                    {.service = service.code});
            }
        }
    }

    void addOthers()
    {
        const bool byClerk = m_choosing.about == About::TransferClerk;
        for (const auto& other : m_view.others) {
            const QString counter = PanelText::tr("%1 号窗口").arg(other.counter);
            const QString clerk = PanelText::tr("工号 %1").arg(kit::fromUtf8(other.clerk.value));
            Details details;
            if (byClerk) {
                details.clerk = other.clerk;
            } else {
                details.counter = other.counter;
            }
            add(Verb::Transfer, byClerk ? clerk : counter, byClerk ? counter : clerk, details);
        }
    }

    void addPromisable()
    {
        for (const auto& paper : m_view.promisable) {
            Choosing other = m_choosing;
            const auto at = std::ranges::find(other.marked, paper.code);
            const bool isMarked = at != other.marked.end();
            if (isMarked) {
                other.marked.erase(at);
            } else {
                other.marked.push_back(paper.code);
            }
            addOpening(name(paper.name), isMarked ? PanelText::tr("以后补") : QString(), other);
        }
    }

    void addPromises()
    {
        for (const auto& promise : m_view.promises) {
            addOpening(u"%1  %2"_s.arg(kit::fromUtf8(promise.number), shortName(promise.service)),
                       PanelText::tr("%1前").arg(dueText(promise.due)),
                       {.about = About::PromiseClose, .promise = promise.id});
        }
    }

    /// `12月3日`
    [[nodiscard]] QString dueText(const BusinessDay& due) const
    {
        const Time noon{std::chrono::sys_days{due.date} + std::chrono::hours{12}};
        return kit::dateText(noon, m_known.language);
    }

    void addWaiting()
    {
        for (const auto& ticket : m_view.waiting) {
            addOpening(ticketLabel(ticket),
                       minutesSince(ticket.issuedAt),
                       {.about = About::GivenReason, .ticket = ticket.id});
        }
    }

    void addReasons(bool Reason::*use, Verb verb, const TicketId& ticket)
    {
        for (const Reason& reason : m_view.reasons) {
            if (reason.*use) {
                add(verb, name(reason.name), {}, {.ticket = ticket, .reason = reason.code});
            }
        }
    }

    const Knowledge& m_known;
    const protocol::CounterView& m_view;
    const Choosing& m_choosing;
    std::vector<KeyPlan> m_rows;
};

QString titleOf(const Knowledge& known)
{
    switch (known.choosing->about) {
    case About::Hold:
        return PanelText::tr("怎样挂起？");
    case About::Held:
        return PanelText::tr("接着办哪一位？");
    case About::Missed:
        return PanelText::tr("再叫哪一位？");
    case About::Transfer:
        return PanelText::tr("转到哪里？");
    case About::TransferService:
        return PanelText::tr("转到哪个事项？");
    case About::TransferCounter:
        return PanelText::tr("转到哪个窗口？");
    case About::TransferClerk:
        return PanelText::tr("转给哪位？");
    case About::Promise:
        return PanelText::tr("哪些材料以后补？");
    case About::Promises:
        return PanelText::tr("谁来补材料？");
    case About::PromiseClose:
        return PanelText::tr("材料都补齐了吗？");
    case About::Pause:
        return PanelText::tr("为什么暂停？");
    case About::Given:
        return PanelText::tr("先叫哪一位？");
    case About::GivenReason:
        return PanelText::tr("为什么先叫？");
    }
    return {};
}

QString papersOwed(const Knowledge& known)
{
    const auto& promises = known.view.promises;
    const auto found =
        std::ranges::find(promises, known.choosing->promise, &protocol::PromiseLine::id);
    QStringList names;
    if (found != promises.end()) {
        for (const Name& material : found->materials) {
            names << kit::plainName(material, known.language);
        }
    }
    return names.join(known.language == kit::Language::Zh ? u"、"_s : u", "_s);
}

QString hintOf(const Knowledge& known, bool isEmpty)
{
    const About about = known.choosing->about;
    if (isEmpty) {
        return about == About::TransferCounter || about == About::TransferClerk
                   ? PanelText::tr("现在没有别的窗口有人。")
                   : PanelText::tr("现在没有了。");
    }
    switch (about) {
    case About::TransferService:
        return PanelText::tr("排队的位置不变。按字母只看一类。");
    case About::TransferCounter:
    case About::TransferClerk:
        return PanelText::tr("排队的位置不变。");
    case About::PromiseClose:
        return papersOwed(known);
    case About::GivenReason:
        return PanelText::tr("原因会记下来。");
    default:
        return {};
    }
}

KeyPlan turning(const Knowledge& known, const QString& label, int key, std::size_t page)
{
    KeyPlan plan = keyFor(Verb::Next, label, key);
    plan.opens = *known.choosing;
    plan.opens->page = page;
    return plan;
}

KeyPlan backKey()
{
    KeyPlan back = keyFor(Verb::Next, PanelText::tr("返回"), Qt::Key_Escape);
    back.leaves = true;
    return back;
}

KeyPlan promiseKey(const Knowledge& known)
{
    const auto& marked = known.choosing->marked;
    KeyPlan done = keyFor(Verb::Promise, PanelText::tr("记容缺"), Qt::Key_F8);
    done.details.materials = marked;
    if (marked.empty()) {
        done.hindrance = PanelText::tr("请先选以后补的材料。");
    }
    return done;
}

} // namespace

void planChoice(PanelPlan& plan, const Knowledge& known)
{
    const std::vector<KeyPlan> all = Choices(known).all();
    const std::size_t onPage = std::clamp<std::size_t>(known.rows, 1, digits);
    const std::size_t pages = std::max<std::size_t>(1, (all.size() + onPage - 1) / onPage);
    const std::size_t page = std::min(known.choosing->page, pages - 1);
    const std::size_t from = page * onPage;
    const std::size_t to = std::min(all.size(), from + onPage);
    for (std::size_t at = from; at < to; ++at) {
        plan.keys.push_back(all[at]);
        plan.keys.back().key = Qt::Key_1 + static_cast<int>(at - from);
    }
    plan.choice =
        ChoicePage{.title = titleOf(known), .hint = hintOf(known, all.empty()), .rows = to - from};
    if (known.choosing->about == About::Promise) {
        plan.keys.push_back(promiseKey(known));
    }
    if (page > 0) {
        plan.keys.push_back(turning(known, PanelText::tr("上一页"), Qt::Key_PageUp, page - 1));
    }
    if (page + 1 < pages) {
        plan.keys.push_back(turning(known, PanelText::tr("下一页"), Qt::Key_PageDown, page + 1));
    }
    plan.keys.push_back(backKey());
}

} // namespace hall::counter
