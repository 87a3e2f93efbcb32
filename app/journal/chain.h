// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/row.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_st;
struct evp_md_ctx_st;

namespace hall::journal {

[[nodiscard]] std::string toHex(const Chain& chain);
/// Of 64 lower-case hex digits.
[[nodiscard]] std::optional<Chain> chainFromHex(std::string_view text);

/// SHA-256 of bytes, with one context kept for all of them.
class Sha256
{
public:
    Sha256();

    [[nodiscard]] Chain of(std::string_view bytes);

private:
    struct FreeContext
    {
        void operator()(evp_md_ctx_st* context) const;
    };

    struct FreeDigest
    {
        void operator()(evp_md_st* digest) const;
    };

    std::unique_ptr<evp_md_ctx_st, FreeContext> m_context;
    std::unique_ptr<evp_md_st, FreeDigest> m_digest;
};

/// Works out the chain of rows, one after another; README.md has the format and its test vectors.
class Chainer
{
public:
    /// The chain that `row` has when it follows a row with the chain `previous`. Reads every field
    /// but `row.chain`.
    [[nodiscard]] Chain next(const Chain& previous, const Row& row);

private:
    void put(std::string_view field);
    void put(std::int64_t field);

    Sha256 m_sha256;
    std::string m_bytes;
};

} // namespace hall::journal
