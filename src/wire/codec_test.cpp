#include "wire/codec.hpp"

#include <gtest/gtest.h>
