// What every ObjectStore adapter must do.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "app/ports/object_store.hpp"
#include "base/sha256.hpp"

namespace apex::app::contract {

class ObjectStoreContract
    : public testing::TestWithParam<std::function<std::shared_ptr<ObjectStore>()>> {
  protected:
    std::shared_ptr<ObjectStore> store_ = GetParam()();
};

TEST_P(ObjectStoreContract, IsWell) { EXPECT_EQ(store_->trouble(), std::nullopt); }

TEST_P(ObjectStoreContract, ReturnsBytesUnderTheirHash) {
    std::string bytes = "%PDF-1.7\n";
    for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(i * 7 % 256);
    for (const std::string& each : {std::string(), std::string("\0\n", 2), bytes}) {
        const auto stored = store_->put(each, "application/pdf");
        EXPECT_EQ(stored.sha256, sha256_hex(each));
        EXPECT_EQ(stored.size_bytes, static_cast<std::int64_t>(each.size()));
        EXPECT_TRUE(store_->get(stored.sha256) == each);
        EXPECT_EQ(store_->size_bytes(stored.sha256), stored.size_bytes);
    }
}

TEST_P(ObjectStoreContract, KnowsNothingOfOtherNames) {
    for (const std::string& name :
         {sha256_hex("never stored"), std::string(), std::string("../../etc/passwd"),
          std::string(64, '.'), std::string(64, 'A'), std::string(63, 'a')}) {
        EXPECT_EQ(store_->get(name), std::nullopt) << name;
        EXPECT_EQ(store_->size_bytes(name), std::nullopt) << name;
    }
}

TEST_P(ObjectStoreContract, RemovesOneAndTakesItAgain) {
    const auto gone = store_->put("to be removed", "text/plain"),
               stays = store_->put("to stay", "text/plain");
    store_->remove(gone.sha256);
    EXPECT_EQ(store_->get(gone.sha256), std::nullopt);
    EXPECT_EQ(store_->get(stays.sha256), "to stay");
    EXPECT_NO_THROW(store_->remove(gone.sha256)) << "again";
    EXPECT_NO_THROW(store_->remove("../../etc/passwd"));
    EXPECT_EQ(store_->put("to be removed", "text/plain").sha256, gone.sha256);
    EXPECT_EQ(store_->get(gone.sha256), "to be removed");
}

TEST_P(ObjectStoreContract, TakesTheSameBytesFromManyAtOnce) {
    const std::string bytes(100'000, 'x');
    std::vector<std::thread> writers;
    for (int i = 0; i < 8; ++i)
        writers.emplace_back([&] {
            for (int k = 0; k < 5; ++k) store_->put(bytes, "text/plain");
        });
    for (auto& writer : writers) writer.join();
    EXPECT_TRUE(store_->get(sha256_hex(bytes)) == bytes);
}

}  // namespace apex::app::contract
