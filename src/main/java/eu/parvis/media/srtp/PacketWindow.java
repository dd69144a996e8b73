package eu.parvis.media.srtp;

import java.nio.ByteBuffer;
import org.jitsi.utils.ByteArrayBuffer;

/**
 * Shows a heap buffer to the SRTP library; one object serves all packets of a thread. It never
 * grows: a packet that needs more room than its buffer has fails.
 */
final class PacketWindow implements ByteArrayBuffer {

  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private int end;

  /** Shows the bytes between the buffer's position and limit. */
  PacketWindow over(ByteBuffer buffer) {
    bytes = buffer.array();
    offset = buffer.arrayOffset() + buffer.position();
    length = buffer.remaining();
    end = buffer.arrayOffset() + buffer.capacity();
    return this;
  }

  /** Sets the buffer's limit to where the packet ends by now. */
  void applyTo(ByteBuffer buffer) {
    buffer.limit(buffer.position() + length);
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int value) {
    length = value;
  }

  @Override
  public void setOffset(int value) {
    offset = value;
  }

  @Override
  public boolean isInvalid() {
    return offset < 0 || length < 0 || offset + length > end;
  }

  @Override
  public void readRegionToBuff(int from, int count, byte[] into) {
    System.arraycopy(bytes, offset + from, into, 0, count);
  }

  @Override
  public void grow(int howMuch) {
    if (offset + length + howMuch > end) {
      throw new IllegalStateException("No room for the authentication tag");
    }
  }

  @Override
  public void append(byte[] data, int count) {
    grow(count);
    System.arraycopy(data, 0, bytes, offset + length, count);
    length += count;
  }

  @Override
  public void shrink(int count) {
    length -= count;
  }
}
