# shellcheck shell=bash
# For installer/run and tests/bench/run: builds what users get. Sourced, from the root of the checkout.

# sources_stand: in one word what the record depends on, the code that requests pass through and the compiler.
sources_stand() {
  { g++ -dumpfullversion && find gateway models cmake -type f -print0 | sort -z | xargs -0 cat; } | sha256sum | cut -d' ' -f1
}

# train: records in build/record which paths some seconds of load take, so that the compiler arranges the program for
# them. A machine where that fails gets the same program, a little slower.
train() {
  local record=$PWD/build/record program=$PWD/build/training stand result=0
  stand=$(sources_stand)
  if [ -f "$record/stand" ] && [ "$(cat "$record/stand")" = "$stand" ]; then return 0; fi
  rm -rf "$record"
  echo "First a copy that learns from some seconds of requests where it has to be fast."
  {
    cmake --preset training >"$program.log" 2>&1 && cmake --build --preset training --target bifrost bifrost_bench &&
      "$program/tests/bench/bifrost_bench" --targets "$PWD/tests/bench/targets" --binary "$program/app/bifrost" \
        --gateway-only --rounds 1 --seconds 1 sat sat-log tls big sse >"$program.log" 2>&1
  } || result=$?
  # 1: a goal was missed, as this copy does.
  if [ "$result" -gt 1 ] || [ ! -d "$record" ]; then
    echo "It could not learn ($program.log): the program will be a little slower."
    rm -rf "$record"
    mkdir -p "$record"
  fi
  echo "$stand" >"$record/stand"
}

# build_release TARGET...: says what went wrong.
build_release() {
  local build=$PWD/build/release
  # A checkout that was moved or copied brings a build folder that knows the old place only.
  if [ -f "$build/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$build/CMakeCache.txt"; then
    rm -rf "$build" build/training build/record
  fi
  mkdir -p "$build"
  if [ ! -f "$build/build.ninja" ]; then echo "Building; the first time takes some minutes."; fi
  if [[ " $* " == *" bifrost "* ]]; then train; fi
  if [ ! -f "$build/build.ninja" ]; then
    cmake --preset release >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; return 1; }
  fi
  cmake --build --preset release --target "$@"
}
