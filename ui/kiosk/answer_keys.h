// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/choices.h"
#include "ui/kit/key.h"
#include "ui/kit/words.h"

#include <vector>

namespace hall::kiosk {

/// A question that was answered, with the answer: pressed, it is asked again.
class AnsweredKey : public kit::Key
{
    Q_OBJECT

public:
    explicit AnsweredKey(QWidget* parent);

    void show(const QString& question, const QString& answer);
    using QWidget::show;

protected:
    void
    drawContent(QPainter& painter, const QRectF& face, const kit::KeyColours& colours) override;

private:
    QString m_question;
    QString m_answer;
};

/// The keys of a choice tree: what was answered above, the answers to the open question below.
class AnswerKeys : public QObject
{
    Q_OBJECT

public:
    explicit AnswerKeys(kit::Part* page);

    /// What so many answered ones take.
    [[nodiscard]] static int heightOf(std::size_t answered);
    /// The answered ones from `top` on.
    void showAnswered(const std::vector<Question>& questions,
                      const Choices& choices,
                      int top,
                      kit::Language language);
    /// Answers to `question` from number `first` on within `box`; null: none.
    void showOpen(const Question* question, int first, const QRect& box, kit::Language language);
    /// How many answers `box` has room for, of so many.
    [[nodiscard]] static int roomFor(int answers, const QRect& box);

signals:
    void answered(const hall::kiosk::Choices& choices);

private:
    void connectNew(AnsweredKey* key, std::size_t index);
    void connectNew(kit::Key* key, std::size_t index);

    kit::Part* m_page;
    std::vector<AnsweredKey*> m_given;
    std::vector<kit::Key*> m_open;
    std::vector<Question> m_questions;
    Choices m_choices;
    Choices m_ifPressed; ///< one for each key of `m_open`
};

} // namespace hall::kiosk
