// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/answer_keys.h"

#include "ui/kiosk/page.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

#include <algorithm>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace type = kit::type;

namespace {

constexpr int gap = 20;
constexpr int half = (grid::content - gap) / 2;
constexpr int givenPitch = 108;
constexpr int givenHeight = 96;
constexpr int openPitch = 136;
constexpr int openHeight = 120;

int rowsIn(const QRect& box)
{
    return std::max(1, (box.height() + openPitch - openHeight) / openPitch);
}

QRect halfAt(int index, int top, int pitch, int height)
{
    return {grid::margin + (index % 2) * (half + gap), top + (index / 2) * pitch, half, height};
}

} // namespace

AnsweredKey::AnsweredKey(QWidget* parent)
    : Key(KeyKind::Plain, {0, 0, half, givenHeight}, parent)
{
}

void AnsweredKey::show(const QString& question, const QString& answer)
{
    m_question = kit::unbroken(question);
    m_answer = kit::unbroken(answer);
    setText(tr("改：%1").arg(m_answer));
    setAccessibleName(tr("%1%2，点这里改").arg(m_question, m_answer));
    update();
    show();
}

void AnsweredKey::drawContent(QPainter& painter, const QRectF& face, const kit::KeyColours& colours)
{
    constexpr qreal padding = 24;
    const QRectF inner = face.adjusted(padding, 0, -padding, 0);
    const QFont small = kit::typeface(type::note);
    const QString change = tr("改");
    const qreal changeWidth = QFontMetricsF(small).horizontalAdvance(change);
    const auto answer = kit::fitted(
        m_answer, Weight::Bold, {type::label, type::body, type::note}, {inner.width() / 2, 2});
    qreal answerWidth = 0;
    for (const QString& line : answer.lines) {
        answerWidth = std::max(answerWidth, QFontMetricsF(answer.font).horizontalAdvance(line));
    }
    const qreal questionWidth = inner.width() - answerWidth - changeWidth - 40;
    const auto question =
        kit::fitted(m_question, Weight::Regular, {type::note}, {questionWidth, 1});
    qreal left = inner.left();
    if (question.fits) {
        kit::drawLines(
            painter, inner, question, {colours.text2, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
        left += QFontMetricsF(question.font).horizontalAdvance(question.lines.front()) + 16;
    }
    kit::drawLines(painter,
                   {left, inner.top(), answerWidth + 1, inner.height()},
                   answer,
                   {colours.text, 1.1, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawFigure(painter, inner, change, {small, colours.icon, Qt::AlignRight});
}

AnswerKeys::AnswerKeys(kit::Part* page)
    : QObject(page)
    , m_page(page)
{
}

void AnswerKeys::connectNew(AnsweredKey* key, std::size_t index)
{
    connect(key, &kit::Key::clicked, this, [this, index] {
        const auto given = answeredQuestions(m_questions, m_choices);
        if (index < given.size()) {
            emit answered(askedAgain(m_questions, m_choices, *given[index]));
        }
    });
}

void AnswerKeys::connectNew(kit::Key* key, std::size_t index)
{
    connect(key, &kit::Key::clicked, this, [this, index] {
        Choices choices = m_choices;
        choices.push_back(m_ifPressed.at(index));
        emit answered(choices);
    });
}

int AnswerKeys::heightOf(std::size_t answered)
{
    return static_cast<int>((answered + 1) / 2) * givenPitch;
}

void AnswerKeys::showAnswered(const std::vector<Question>& questions,
                              const Choices& choices,
                              int top,
                              kit::Language language)
{
    m_questions = questions;
    m_choices = choices;
    const auto given = answeredQuestions(m_questions, m_choices);
    while (m_given.size() < given.size()) {
        m_given.push_back(new AnsweredKey(m_page));
        connectNew(m_given.back(), m_given.size() - 1);
    }
    for (std::size_t i = 0; i < m_given.size(); ++i) {
        m_given[i]->setVisible(i < given.size());
        if (i < given.size()) {
            m_given[i]->setDesign(halfAt(static_cast<int>(i), top, givenPitch, givenHeight));
            m_given[i]->show(kit::nameOf(given[i]->name, language),
                             kit::nameOf(answerTo(*given[i], m_choices)->name, language));
        }
    }
}

int AnswerKeys::roomFor(int answers, const QRect& box)
{
    const int rows = rowsIn(box);
    return answers <= rows ? answers : 2 * rows;
}

void AnswerKeys::showOpen(const Question* question,
                          int first,
                          const QRect& box,
                          kit::Language language)
{
    m_ifPressed.clear();
    const int answers = question == nullptr ? 0 : static_cast<int>(question->answers.size());
    const int shown = std::min(roomFor(answers, box), answers - first);
    const bool whole = answers <= rowsIn(box);
    for (int i = 0; i < shown; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const PossibleAnswer& answer =
            question->answers.at(static_cast<std::size_t>(first) + index);
        if (m_open.size() <= index) {
            m_open.push_back(new kit::Key(KeyKind::Plain, box, m_page));
            connectNew(m_open.back(), index);
        }
        m_ifPressed.push_back({.question = question->code, .answer = answer.code});
        m_open[index]->setDesign(
            whole ? QRect(box.left(), box.top() + i * openPitch, box.width(), openHeight)
                  : halfAt(i, box.top(), openPitch, openHeight));
        m_open[index]->setLabel(kit::nameOf(answer.name, language),
                                whole ? type::key : type::label);
        m_open[index]->show();
    }
    for (auto i = static_cast<std::size_t>(std::max(0, shown)); i < m_open.size(); ++i) {
        m_open[i]->hide();
    }
}

} // namespace hall::kiosk
