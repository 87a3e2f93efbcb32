// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/detail_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kiosk/refusal_words.h"
#include "ui/kiosk/steps.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

#include <algorithm>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr qreal plate = 64;
constexpr QRectF group{grid::margin, 348, grid::content, 190};
constexpr int sectionTop = 562;
constexpr int headingHeight = 96;
constexpr int footHeight = 248;
constexpr int printRow = 116; ///< of the foot where classes can be claimed below it
constexpr qreal pitchMost = 132;
constexpr qreal pitchPaged = 116; ///< where a page is turned anyhow
constexpr qreal pitchLeast = 86;  ///< so that no page is turned for one more
constexpr QSize printSize{482, 120};
constexpr QSize printSizeLess{482, 104};
constexpr QSize moreSize{232, 92};

} // namespace

DetailPage::DetailPage(QWidget* parent)
    : TakePage(parent)
    , m_answers(this)
    , m_more(KeyKind::Plain, QRect(QPoint(0, 0), moreSize), this)
    , m_print(KeyKind::Plain, QRect(QPoint(0, 0), printSize), this)
{
    m_more.setIcon(u"next"_s, kit::Key::IconSide::Right, 40);
    m_print.setIcon(u"print"_s);
    connect(&m_answers, &AnswerKeys::answered, this, &DetailPage::answered);
    connect(&m_more, &kit::Key::clicked, this, &DetailPage::turn);
    connect(&m_print, &kit::Key::clicked, this, &DetailPage::printPressed);
}

const protocol::KioskService* DetailPage::service() const
{
    return serviceOf(moment().view, moment().visit.service);
}

const Question* DetailPage::question() const
{
    return service() == nullptr ? nullptr
                                : openQuestion(service()->questions, moment().visit.choices);
}

std::vector<const Material*> DetailPage::materials() const
{
    return service() == nullptr ? std::vector<const Material*>{}
                                : materialsFor(service()->materials, moment().visit.choices);
}

TakePage::Head DetailPage::head() const
{
    const auto* area = areaOf(moment().view, moment().visit.service);
    if (area == nullptr || service() == nullptr) {
        return {};
    }
    return {kit::fromUtf8(area->code.value),
            kit::plainName(area->name, moment().language),
            kit::nameOf(service()->name, moment().language)};
}

void DetailPage::refresh(const Moment& moment)
{
    TakePage::refresh(moment);
    if (service() == nullptr) {
        return;
    }
    if (m_shown != moment.visit.service || m_shownChoices != moment.visit.choices) {
        m_shown = moment.visit.service;
        m_shownChoices = moment.visit.choices;
        m_first = 0;
    }
    placeKeys();
}

void DetailPage::hideEvent(QHideEvent* event)
{
    m_first = 0;
    TakePage::hideEvent(event);
}

bool DetailPage::isShort() const
{
    return bottom() < keysTop - footHeight / 2;
}

int DetailPage::footTop() const
{
    return bottom() - (isShort() && !news() ? printRow : footHeight);
}

qreal DetailPage::listTop() const
{
    const auto given = answeredQuestions(service()->questions, moment().visit.choices).size();
    return sectionTop + AnswerKeys::heightOf(given) + headingHeight;
}

qreal DetailPage::listBottom() const
{
    const bool roomy = question() != nullptr && !news();
    return roomy ? bottom() - (isShort() ? 84 : 60) : footTop() - 16;
}

int DetailPage::linesAtOnce() const
{
    const qreal room = listBottom() - listTop();
    if (question() != nullptr) {
        const QRect box(grid::margin, qRound(listTop()), grid::content, qRound(room));
        return AnswerKeys::roomFor(static_cast<int>(question()->answers.size()), box);
    }
    const auto least = static_cast<int>(room / pitchLeast);
    const bool whole = static_cast<int>(materials().size()) <= least;
    return whole ? least : static_cast<int>(room / pitchPaged);
}

void DetailPage::placeKeys()
{
    const auto language = moment().language;
    m_answers.showAnswered(service()->questions, moment().visit.choices, sectionTop, language);
    const auto* open = question();
    const QRect box(
        grid::margin, qRound(listTop()), grid::content, qRound(listBottom() - listTop()));
    m_answers.showOpen(open, m_first, box, language);
    const auto all = open != nullptr ? open->answers.size() : materials().size();
    m_more.setVisible(static_cast<int>(all) > linesAtOnce());
    m_more.setLabel(tr("下一页"), type::body);
    m_more.setDesign(
        {{grid::margin + grid::content - moreSize.width(), qRound(listTop()) - headingHeight},
         moreSize});
    m_print.setVisible(mayPrint());
    m_print.setDesign(isShort() ? QRect(QPoint(grid::margin, footTop()), printSizeLess)
                                : QRect(QPoint(grid::margin, footTop() + 4), printSize));
    m_print.setEnabled(moment().visit.printing == Printing::None ||
                       moment().visit.printing == Printing::Refused);
    m_print.setLabel(moment().visit.printing == Printing::Asked ? tr("正在打印") : tr("打印清单"),
                     type::label);
}

void DetailPage::turn()
{
    const auto all = question() != nullptr ? question()->answers.size() : materials().size();
    m_first += linesAtOnce();
    if (m_first >= static_cast<int>(all)) {
        m_first = 0;
    }
    placeKeys();
    update();
}

bool DetailPage::mayPrint() const
{
    const auto promise = paperPromise(moment().view, moment().station);
    const bool prints = promise == PaperPromise::Prints || promise == PaperPromise::NearEnd ||
                        promise == PaperPromise::MayPrint;
    return prints && !news() && question() == nullptr && !materials().empty();
}

void DetailPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    if (service() == nullptr) {
        return;
    }
    drawHead(painter, plate, group.top());
    std::vector<Fact> facts{Facts::waiting(service()->waiting),
                            Facts::wait(service()->wait, service()->waiting)};
    const auto& zone = areaOf(moment().view, service()->code)->zoneName;
    addPlace(
        facts, kit::shortName(zone, moment().language), service()->counters, moment().language);
    drawGroup(painter, group, facts);
    drawList(painter);
    drawFoot(painter);
    drawClaims(painter);
}

void DetailPage::drawList(QPainter& painter) const
{
    const auto* open = question();
    const auto needed = materials();
    const QString title = open != nullptr
                              ? kit::nameOf(open->name, moment().language)
                              : tr("请带上这 %n 样", nullptr, static_cast<int>(needed.size()));
    const qreal side = m_more.isVisibleTo(this) ? moreSize.width() + 24 : 0;
    kit::drawLines(
        painter,
        {grid::margin, listTop() - headingHeight, grid::content - side, headingHeight - 4.0},
        kit::fitted(title,
                    Weight::Bold,
                    {type::lead, 48, type::key, type::label, type::body},
                    {grid::content - side, 2}),
        {colour::ink, 1.15, Qt::AlignLeft | Qt::AlignVCenter});
    if (open != nullptr) {
        return;
    }
    const int shown = std::min(linesAtOnce(), static_cast<int>(needed.size()) - m_first);
    const qreal pitch = std::min(pitchMost, (listBottom() - listTop()) / std::max(1, shown));
    for (int i = 0; i < shown; ++i) {
        drawMaterial(
            painter, {grid::margin, listTop() + i * pitch, grid::content, pitch}, m_first + i);
    }
}

void DetailPage::drawMaterial(QPainter& painter, const QRectF& row, int number) const
{
    const qreal ring = row.height() < 100 ? 56 : 68;
    const Material& material = *materials().at(static_cast<std::size_t>(number));
    drawRingNumber(
        painter, {row.left(), row.center().y() - ring / 2, ring, ring}, number + 1, false);
    const QFont small = kit::typeface(type::body);
    const QString copies = tr("%n 份", nullptr, material.copies);
    qreal right = row.right();
    kit::drawFigure(painter, row, copies, {small, colour::ink2, Qt::AlignRight});
    right -= QFontMetricsF(small).horizontalAdvance(copies) + 24;
    if (material.onPromise) {
        const QString mark = tr("可容缺");
        const qreal width =
            QFontMetricsF(kit::typeface(type::note, Weight::Bold)).horizontalAdvance(mark) + 28;
        right -= width;
        kit::drawChip(
            painter, {right, row.center().y() - 24}, mark, {colour::pineTint, colour::pine});
        right -= 24;
    }
    const qreal left = row.left() + ring + 28;
    const QString text = kit::nameOf(material.name, moment().language);
    kit::Fitted name;
    for (const int px : {48, type::key, type::label, type::body, type::note}) {
        name = kit::fitted(text, Weight::Bold, {px}, {right - left, 2});
        if (name.fits && name.height(1.15) <= row.height() - 8) {
            break;
        }
    }
    kit::drawLines(painter,
                   {left, row.top(), right - left, row.height()},
                   name,
                   {colour::ink, 1.15, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawRule(painter, row.left(), row.right(), row.bottom(), colour::line);
}

QString DetailPage::sheetText() const
{
    switch (moment().visit.printing) {
    case Printing::Coming:
        return tr("清单从屏幕下方出来。");
    case Printing::Refused:
        return RefusalWords::of(moment().visit.printingRefused, moment()).heading;
    case Printing::None:
    case Printing::Asked:
        break;
    }
    return {};
}

/// What holds without all papers; or what became of the list.
QString DetailPage::footText() const
{
    if (question() != nullptr) {
        return tr("不回答也可以取号，窗口会告诉您要带什么。");
    }
    if (moment().visit.printing == Printing::Refused) {
        return RefusalWords::of(moment().visit.printingRefused, moment()).advice;
    }
    QString line = needsIdentity(moment().view, moment().visit)
                       ? tr("按取号后，要输入身份证号。")
                       : tr("材料不齐也可以先取号，窗口会告诉您怎么补。");
    const bool onPromise = std::ranges::any_of(materials(), &Material::onPromise);
    if (!onPromise) {
        return line;
    }
    const QString promised = tr("可容缺：没带也能先办，以后补上就行。");
    return isShort() ? promised : promised + u'\n' + line;
}

void DetailPage::drawFoot(QPainter& painter) const
{
    const QRectF foot(grid::margin, footTop(), grid::content, bottom() - footTop());
    if (const auto told = news()) {
        drawNotice(painter, foot, *told);
        return;
    }
    const QRectF beside = foot.adjusted(printSize.width() + 28, 0, 0, 0);
    const qreal under = isShort() ? 24 : 0;
    QRectF lines(foot.left(), bottom() - 56 - under, foot.width(), 56);
    if (question() == nullptr) {
        const auto said =
            kit::fitted(sheetText(), Weight::Bold, {type::body, type::note}, {beside.width(), 3});
        kit::drawLines(painter,
                       {beside.left(), foot.top() + 4, beside.width(), printSize.height() - 8.0},
                       said,
                       {colour::pine, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
        lines = isShort() ? beside : foot.adjusted(0, 132, 0, 0);
    }
    if (isShort() && question() == nullptr && !sheetText().isEmpty()) {
        return;
    }
    const auto words = kit::fitted(footText(),
                                   Weight::Regular,
                                   isShort() ? std::vector<int>{34, type::note}
                                             : std::vector<int>{type::body, 34, type::note},
                                   {lines.width(), isShort() ? 3 : 2},
                                   kit::Setting::Filled);
    kit::drawLines(painter, lines, words, {colour::ink2, 1.35, Qt::AlignLeft | Qt::AlignVCenter});
}

} // namespace hall::kiosk
