// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

namespace hall {

/// A value that is kept elsewhere, so that what holds it stays small; copied and compared like the
/// value itself.
template <class Value>
class Box
{
public:
    Box()
        : Box(Value{})
    {
    }

    Box(Value value)
        : m_value(std::make_unique<Value>(std::move(value)))
    {
    }

    Box(const Box& other)
        : Box(*other)
    {
    }

    Box(Box&&) noexcept = default;
    Box& operator=(Box&&) noexcept = default;
    ~Box() = default;

    Box& operator=(const Box& other)
    {
        m_value = std::make_unique<Value>(*other);
        return *this;
    }

    const Value& operator*() const
    {
        return *m_value;
    }

    Value& operator*()
    {
        return *m_value;
    }

    const Value* operator->() const
    {
        return m_value.get();
    }

    friend bool operator==(const Box& one, const Box& other)
    {
        return *one == *other;
    }

private:
    std::unique_ptr<Value> m_value;
};

} // namespace hall
