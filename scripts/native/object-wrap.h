// What better-sqlite3 12 wraps its objects in, in the place of the class that Node.js brings: from 24.19 on that one asks
// for its environment whenever a statement is collected, and ends the whole program where there is none
// (https://github.com/nodejs/node/issues/65446). Put before everything by `-include`, with the guard of the other file.
// Goes with better-sqlite3 13, which needs Node.js 22 (decision 145).
#ifndef SRC_NODE_OBJECT_WRAP_H_
#define SRC_NODE_OBJECT_WRAP_H_

#include <cassert>
#include "node.h"

namespace node {

// Keeps a C++ object as long as the JavaScript object that stands for it.
class ObjectWrap {
 public:
  ObjectWrap() = default;

  virtual ~ObjectWrap() {
    if (kept_.IsEmpty()) return;
    kept_.ClearWeak();
    kept_.Reset();
  }

  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    assert(!object.IsEmpty() && object->InternalFieldCount() > 0);
    return static_cast<T*>(static_cast<ObjectWrap*>(object->GetAlignedPointerFromInternalField(0)));
  }

  v8::Local<v8::Object> handle() { return handle(v8::Isolate::GetCurrent()); }
  v8::Local<v8::Object> handle(v8::Isolate* isolate) { return v8::Local<v8::Object>::New(isolate, kept_); }
  v8::Persistent<v8::Object>& persistent() { return kept_; }

 protected:
  void Wrap(v8::Local<v8::Object> object) {
    assert(kept_.IsEmpty() && object->InternalFieldCount() > 0);
    object->SetAlignedPointerInInternalField(0, this);
    kept_.Reset(v8::Isolate::GetCurrent(), object);
    MakeWeak();
  }

  void MakeWeak() { kept_.SetWeak(this, Collected, v8::WeakCallbackType::kParameter); }

  virtual void Ref() {
    assert(!kept_.IsEmpty());
    kept_.ClearWeak();
    refs_++;
  }

  virtual void Unref() {
    assert(!kept_.IsEmpty() && !kept_.IsWeak() && refs_ > 0);
    if (--refs_ == 0) MakeWeak();
  }

  int refs_ = 0;

 private:
  static void Collected(const v8::WeakCallbackInfo<ObjectWrap>& info) {
    ObjectWrap* wrap = info.GetParameter();
    assert(wrap->refs_ == 0);
    wrap->kept_.Reset();
    delete wrap;
  }

  v8::Persistent<v8::Object> kept_;
};

}  // namespace node

#endif  // SRC_NODE_OBJECT_WRAP_H_
