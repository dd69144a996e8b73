package eu.parvis.ops.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that wait on the disk to take the place of others. Closing it brings back what was there,
 * unless {@link #keep} was called. For one thread.
 */
public final class KeyReplacement implements AutoCloseable {

  private final SecretFolder folder;
  private final List<Key> keys = new ArrayList<>();
  private final Deque<Key> placed = new ArrayDeque<>();

  /**
   * @param previous a copy of what has the name; null if nothing has
   */
  private record Key(String name, Path staged, @Nullable Path previous) {}

  KeyReplacement(SecretFolder folder, Map<String, String> files) throws IOException {
    this.folder = folder;
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        stage(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The copy of the old content is made now: taking a step back must not need space. */
  private void stage(String name, String content) throws IOException {
    Path file = folder.file(name);
    Path staged = folder.stage(name, content);
    boolean whole = false;
    try {
      Path previous =
          Files.exists(file)
              ? folder.stage(name, Files.readString(file, StandardCharsets.UTF_8))
              : null;
      keys.add(new Key(name, staged, previous));
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(staged);
      }
    }
  }

  /** Puts the new keys in their place. */
  public void place() throws IOException {
    for (Key key : keys) {
      folder.place(key.staged(), key.name());
      placed.push(key);
    }
  }

  /** Makes the new keys the ones that stay. */
  public void keep() {
    placed.clear();
  }

  @Override
  public void close() throws IOException {
    while (!placed.isEmpty()) {
      Key key = placed.pop();
      if (key.previous() == null) {
        Files.delete(folder.file(key.name()));
      } else {
        folder.place(key.previous(), key.name());
      }
    }
    for (Key key : keys) {
      Files.deleteIfExists(key.staged());
      if (key.previous() != null) {
        Files.deleteIfExists(key.previous());
      }
    }
  }
}
