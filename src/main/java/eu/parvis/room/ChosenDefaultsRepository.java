package eu.parvis.room;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ChosenDefaultsRepository extends Repository<ChosenDefaults, UUID> {

  Optional<ChosenDefaults> findById(UUID person);

  ChosenDefaults save(ChosenDefaults chosen);

  void deleteById(UUID person);
}
