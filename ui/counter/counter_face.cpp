// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/counter_face.h"

#include "ui/counter/panel_text.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>
#include <QRegularExpressionValidator>

#include <algorithm>

namespace hall::counter {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t keysMax = 13; ///< a page of nine, and what stands below it
constexpr Duration lookEvery = 200ms;

/// Whether a press can be taken back: what it did to a ticket, or to the counter.
bool canBeUndone(Verb verb, bool ofTicket)
{
    return verb == Verb::Finish || verb == Verb::NoShow || verb == Verb::Transfer ||
           verb == Verb::Pause || (verb == Verb::Next && ofTicket);
}

} // namespace

CounterFace::CounterFace(kit::Monotonic monotonic,
                         int counter,
                         kit::Language language,
                         QWidget* parent)
    : QWidget(parent)
    , m_time(std::move(monotonic))
    , m_changed(m_time.monotonic() - deafFor)
{
    m_scene.known.view.counter = counter;
    m_scene.known.language = language;
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(panelSize.toSize());
    setMaximumWidth(panelSize.toSize().width());
    resize(panelSize.toSize());
    setWindowTitle(PanelText::tr("%1 号窗口").arg(counter));
    makeField();
    makeKeys();
    connect(&m_timer, &QTimer::timeout, this, &CounterFace::look);
    m_timer.start(lookEvery);
    look();
}

void CounterFace::makeField()
{
    m_clerk = new QLineEdit(this);
    m_clerk->setFont(kit::typeface(24, kit::Weight::Bold));
    m_clerk->setAccessibleName(PanelText::tr("工号"));
    m_clerk->setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    m_clerk->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[A-Za-z0-9-]{0,32}"_s), m_clerk));
    m_clerk->setStyleSheet(u"QLineEdit { color: %1; background: %2; border: 2px solid %3; "
                           "border-radius: 8px; padding: 0 12px; } "
                           "QLineEdit:focus { border: 3px solid %4; padding: 0 11px; }"_s.arg(
                               kit::colour::ink.name(),
                               kit::colour::surface.name(),
                               kit::colour::edge.name(),
                               kit::colour::sky.name()));
    m_clerk->hide();
    connect(m_clerk, &QLineEdit::textChanged, this, &CounterFace::look);
    connect(m_clerk, &QLineEdit::returnPressed, this, [this] { m_primary->click(); });
}

void CounterFace::makeKeys()
{
    m_primary = new DeskKey(DeskKey::Rank::Primary, this);
    m_primary->hide();
    connect(m_primary, &DeskKey::clicked, this, [this] { press(*m_primary); });
    for (std::size_t i = 0; i < keysMax; ++i) {
        auto* key = new DeskKey(DeskKey::Rank::Plain, this);
        key->hide();
        connect(key, &DeskKey::clicked, this, [this, key] { press(*key); });
        m_keys.push_back(key);
    }
    m_inUse.assign(keysMax, false);
    m_undo = new DeskKey(DeskKey::Rank::Plain, this);
    m_undo->hide();
    connect(m_undo, &DeskKey::clicked, this, [this] { press(*m_undo); });
}

void CounterFace::showView(const protocol::CounterView& view)
{
    m_scene.known.view = view;
    m_scene.known.counters.reset();
    m_linkLost = false;
    m_time.heard(view.stamp.at);
    look();
}

void CounterFace::heard(const protocol::Stamp& stamp)
{
    m_linkLost = false;
    m_time.heard(stamp.at);
}

void CounterFace::showWrongCounter(const std::vector<int>& counters)
{
    m_scene.known.counters = counters;
    look();
}

void CounterFace::unlinked()
{
    m_linkLost = true;
    if (m_waitsForAnswer) {
        say(PanelText::tr("刚才的按键还没有得到回答，连上以后会问清楚。"), Notice::Tone::Note);
    }
    look();
}

bool CounterFace::isOffline() const
{
    return m_linkLost || m_time.age().value_or(Duration{0}) >= kit::newsDueWithin;
}

void CounterFace::answered(bool nobody)
{
    m_waitsForAnswer = false;
    m_scene.notice.reset();
    m_undoUntil.reset();
    if (canBeUndone(m_asked, m_askedOfTicket)) {
        m_undoUntil = m_time.monotonic() + m_scene.known.view.policy.undoWithin;
    }
    if (nobody) {
        say(PanelText::tr("现在没有人在等。"), Notice::Tone::Note);
    }
    look();
}

void CounterFace::refused(std::string_view rejection)
{
    m_waitsForAnswer = false;
    say(sentenceFor(rejection), Notice::Tone::Refused);
}

void CounterFace::notSent()
{
    m_waitsForAnswer = false;
    say(PanelText::tr("和大厅断开了，刚才的按键没有执行。连上以后请再按。"), Notice::Tone::Refused);
}

void CounterFace::say(const QString& text, Notice::Tone tone)
{
    m_scene.notice = {.text = text, .tone = tone};
    m_noticed = m_time.monotonic();
    look();
}

void CounterFace::look()
{
    const PanelPlan before = m_scene.plan;
    m_scene.known.now = m_time.now();
    m_scene.known.offline = isOffline();
    m_scene.lastNews = m_time.lastNews();
    m_scene.silence = m_time.age().value_or(Duration{0});
    const Duration undoLeft = m_undoUntil.value_or(Duration{0}) - m_time.monotonic();
    m_scene.known.undoable.reset();
    if (m_undoUntil && undoLeft > Duration{0}) {
        m_scene.known.undoable =
            Undoable{.verb = m_asked, .left = std::chrono::ceil<std::chrono::seconds>(undoLeft)};
    }
    m_scene.size = size();
    m_scene.known.rows = choiceRows(m_scene);
    forgetStaleChoice();
    m_scene.plan = planPanel(m_scene.known);
    if (m_scene.plan.stage == Stage::SignIn && m_scene.plan.primary->hindrance.isEmpty() &&
        m_clerk->text().isEmpty()) {
        m_scene.plan.primary->hindrance = PanelText::tr("请先输入工号。");
    }
    if (m_scene.notice && m_time.monotonic() - m_noticed >= noticeFor) {
        m_scene.notice.reset();
    }
    rememberChange(before);
    m_current = currentTicket();
    placeKeys();
    showSheet();
}

/// A choice for one ticket is none for the next.
void CounterFace::forgetStaleChoice()
{
    if (m_scene.known.choosing && currentTicket() != m_choosingFor) {
        m_scene.known.choosing.reset();
    }
}

void CounterFace::rememberChange(const PanelPlan& before)
{
    const auto verbOf = [](const PanelPlan& plan) {
        return plan.primary ? std::optional{plan.primary->verb} : std::nullopt;
    };
    if (m_scene.plan.stage != before.stage || verbOf(m_scene.plan) != verbOf(before) ||
        currentTicket() != m_current) {
        m_changed = m_time.monotonic();
    }
    if (m_scene.plan.stage == before.stage) {
        return;
    }
    // A key that was pressed in the field is let go of in the field, which keeps that to itself.
    m_primary->setDown(false);
    if (m_scene.plan.stage == Stage::SignIn) {
        m_clerk->clear();
        m_clerk->show();
        m_clerk->setFocus();
    } else {
        m_clerk->hide();
    }
}

void CounterFace::placeKeys()
{
    const PanelPlaces places = placesOf(m_scene);
    m_clerk->setGeometry(places.field.toAlignedRect());
    const bool hadNoKey = m_primary->isHidden();
    m_primary->setVisible(m_scene.plan.primary.has_value());
    if (m_scene.plan.primary) {
        m_primary->setPlan(*m_scene.plan.primary);
        m_primary->setPlace(places.primary);
        if ((hadNoKey || focusWidget() == nullptr || focusWidget()->isHidden()) &&
            m_scene.plan.stage != Stage::SignIn) {
            m_primary->setFocus();
        }
    }
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        m_inUse[i] = i < m_scene.plan.keys.size();
        if (m_inUse[i]) {
            m_keys[i]->setPlan(m_scene.plan.keys[i]);
            m_keys[i]->setPlace(places.keys[i]);
        } else if (m_keys[i]->hasFocus()) {
            (m_scene.plan.primary ? m_primary : m_keys.front())->setFocus();
        }
        m_keys[i]->setVisible(m_inUse[i]);
    }
    m_undo->setVisible(m_scene.plan.undo.has_value());
    if (m_scene.plan.undo) {
        m_undo->setPlan(*m_scene.plan.undo);
        m_undo->setPlace(places.undo);
    }
}

void CounterFace::showSheet()
{
    auto sheet = panelSheet(m_scene);
    const QRegion changed = kit::flat::difference(m_sheet, sheet);
    m_sheet = std::move(sheet);
    if (!changed.isEmpty()) {
        setAccessibleDescription(summaryOf(m_scene));
        update(changed);
    }
}

std::optional<TicketId> CounterFace::currentTicket() const
{
    const auto& current = m_scene.known.view.current;
    return current ? std::optional{current->id} : std::nullopt;
}

void CounterFace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_sheet.clear();
    look();
    update();
}

void CounterFace::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), kit::colour::paper);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    kit::flat::draw(painter, m_sheet);
}

} // namespace hall::counter
