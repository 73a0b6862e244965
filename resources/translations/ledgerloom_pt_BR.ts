<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>ledgerloom::MixChart</name>
    <message>
        <source>Fraud types</source>
        <translation>Tipos de fraude</translation>
    </message>
    <message>
        <source>Share of each type among fraudulent rows</source>
        <translation>Parcela de cada tipo entre as linhas fraudulentas</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>started: %1 rows in %2 shards to %3</source>
        <translation>iniciada: %1 linhas em %2 shards para %3</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>continua</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>em pausa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>aguardando</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>concluída: %1</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>cancelada: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>falhou: %1</translation>
    </message>
    <message>
        <source>%1 rows, %2 in %3 (%4/s), peak memory %5</source>
        <translation>%1 linhas, %2 em %3 (%4/s), pico de memória %5</translation>
    </message>
    <message>
        <source>memory at the peak: %1 in the process, %2 reserved, %3</source>
        <translation>memória no pico: %1 no processo, %2 reservados, %3</translation>
    </message>
    <message>
        <source>memory at the peak: %1 in the process, %2 reserved</source>
        <translation>memória no pico: %1 no processo, %2 reservados</translation>
    </message>
    <message>
        <source>cancelled; the finished parts stay, and the run can be resumed</source>
        <translation>cancelada; as partes concluídas ficam, e a execução pode ser retomada</translation>
    </message>
    <message>
        <source>NORMAL: %1</source>
        <translation>NORMAL: %1</translation>
    </message>
    <message>
        <source>WARNING: %1</source>
        <translation>ALERTA: %1</translation>
    </message>
    <message>
        <source>CRITICAL: %1</source>
        <translation>CRÍTICO: %1</translation>
    </message>
    <message>
        <source>EMERGENCY: %1</source>
        <translation>EMERGÊNCIA: %1</translation>
    </message>
    <message>
        <source>the process uses %1, %2 % of its limit of %3; at this growth the limit is %4 s away</source>
        <translation>o processo usa %1, %2 % do limite de %3; neste ritmo faltam %4 s para o limite</translation>
    </message>
    <message>
        <source>the process uses %1, %2 % of its limit of %3</source>
        <translation>o processo usa %1, %2 % do limite de %3</translation>
    </message>
    <message>
        <source>Arrow holds %1, %2 % of its limit of %3</source>
        <translation>o Arrow ocupa %1, %2 % do limite de %3</translation>
    </message>
    <message>
        <source>the whole system uses %1 % of its memory</source>
        <translation>o sistema inteiro usa %1 % da memória</translation>
    </message>
    <message>
        <source>tasks waited for memory %1 % of the last 10 seconds</source>
        <translation>tarefas esperaram por memória %1 % dos últimos 10 segundos</translation>
    </message>
    <message>
        <source>%1 of memory available on the system, and %2 are to be left alone</source>
        <translation>%1 de memória disponíveis no sistema, e %2 devem ficar livres</translation>
    </message>
    <message>
        <source>%1 of memory available in the cgroup, and %2 are to be left alone</source>
        <translation>%1 de memória disponíveis no cgroup, e %2 devem ficar livres</translation>
    </message>
    <message>
        <source>raise --memory-limit or use fewer --workers</source>
        <translation>aumente --memory-limit ou use menos --workers</translation>
    </message>
    <message>
        <source>raise --arrow-limit or use fewer --workers</source>
        <translation>aumente --arrow-limit ou use menos --workers</translation>
    </message>
    <message>
        <source>close other programs, or lower --min-available</source>
        <translation>feche outros programas ou reduza --min-available</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>feche outros programas</translation>
    </message>
    <message>
        <source>give the container more memory, or lower --min-available</source>
        <translation>dê mais memória ao contêiner ou reduza --min-available</translation>
    </message>
    <message>
        <source>%1 at once in place of %2; caches are trimmed</source>
        <translation>%1 de uma vez em vez de %2; os caches são reduzidos</translation>
    </message>
    <message>
        <source>still %1 at once, the least; caches are trimmed</source>
        <translation>ainda %1 de uma vez, o mínimo; os caches são reduzidos</translation>
    </message>
    <message>
        <source>%1; what is held back is written, caches are cleared</source>
        <translation>%1; o que está retido é gravado, os caches são limpos</translation>
    </message>
    <message>
        <source>%1; of %2 all but one park after their shard</source>
        <translation>%1; de %2, todos menos um param após o shard atual</translation>
    </message>
    <message>
        <source>%1 at once in place of %2</source>
        <translation>%1 de uma vez em vez de %2</translation>
    </message>
    <message>
        <source>still %1 at once, the least</source>
        <translation>ainda %1 de uma vez, o mínimo</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 unidade</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 unidades</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 workers</translation>
    </message>
    <message>
        <source>memory freed as asked: %1 of caches, %2</source>
        <translation>memória liberada como pedido: %1 de caches, %2</translation>
    </message>
    <message>
        <source>memory given back: %1 of caches, %2</source>
        <translation>memória devolvida: %1 de caches, %2</translation>
    </message>
    <message>
        <source>caches trimmed: %1 of caches, %2</source>
        <translation>caches reduzidos: %1 de caches, %2</translation>
    </message>
    <message>
        <source>%1 less in the process</source>
        <translation>%1 a menos no processo</translation>
    </message>
    <message>
        <source>workers are parked and their memory is given back: %1</source>
        <translation>os workers estão parados e a memória deles foi devolvida: %1</translation>
    </message>
    <message>
        <source>memory is NORMAL again: %1 of %2 and %3 of %4 at once</source>
        <translation>a memória voltou a NORMAL: %1 de %2 e %3 de %4 de uma vez</translation>
    </message>
    <message>
        <source>the run stops: no new shard begins, open ones are dropped</source>
        <translation>a execução para: nenhum shard novo começa, os abertos são descartados</translation>
    </message>
    <message>
        <source>waits for memory: open shards are dropped, all workers park; the run goes on by itself after %1 s of NORMAL</source>
        <translation>aguarda memória: os shards abertos são descartados, todos os workers param; a execução continua sozinha após %1 s de NORMAL</translation>
    </message>
    <message>
        <source>memory was NORMAL for %1 s: the run goes on, with one worker at first</source>
        <translation>a memória ficou NORMAL por %1 s: a execução continua, primeiro com um worker</translation>
    </message>
    <message>
        <source>stopped for memory: %1. %2 To go on: raise --memory-limit (now %3), use fewer --workers (now %4), or close other programs</source>
        <translation>parada por memória: %1. %2 Para continuar: aumente --memory-limit (agora %3), use menos --workers (agora %4) ou feche outros programas</translation>
    </message>
    <message>
        <source>What is finished stays (%1 of %2 shards), and the run can be resumed.</source>
        <translation>O que foi concluído fica (%1 de %2 shards), e a execução pode ser retomada.</translation>
    </message>
    <message>
        <source>Nothing is written yet: --store memory holds all rows, about %1; with --store disk the same run needs little and finishes.</source>
        <translation>Nada foi gravado ainda: --store memory retém todas as linhas, cerca de %1; com --store disk a mesma execução precisa de pouco e termina.</translation>
    </message>
    <message>
        <source>memory grows by %1/s, faster than allowed: workers slow down; raise --growth-threshold if that is meant</source>
        <translation>a memória cresce %1/s, mais rápido que o permitido: os workers desaceleram; aumente --growth-threshold se for intencional</translation>
    </message>
    <message>
        <source>memory grows no faster than allowed: workers go on at full speed</source>
        <translation>a memória não cresce mais rápido que o permitido: os workers seguem a toda velocidade</translation>
    </message>
    <message>
        <source>memory use has passed 80 % of its limit (%1 of %2): raise --memory-limit or use fewer --workers</source>
        <translation>o uso de memória passou de 80 % do limite (%1 de %2): aumente --memory-limit ou use menos --workers</translation>
    </message>
    <message>
        <source>memory efficiency is %1 %: %2 reserved of %3 at the peak; fewer --workers need less and keep busy what they hold</source>
        <translation>a eficiência de memória é %1 %: %2 reservados de %3 no pico; menos --workers precisam de menos e mantêm em uso o que ocupam</translation>
    </message>
    <message>
        <source>%1 at work: %2</source>
        <translation>%1 em atividade: %2</translation>
    </message>
    <message>
        <source>1 worker: %1</source>
        <translation>1 worker: %1</translation>
    </message>
    <message>
        <source>%1 workers: %2</source>
        <translation>%1 workers: %2</translation>
    </message>
    <message>
        <source>as --workers asks</source>
        <translation>como pede --workers</translation>
    </message>
    <message>
        <source>as --memory-limit asks</source>
        <translation>como pede --memory-limit</translation>
    </message>
    <message>
        <source>memory of %1 at %2 a worker bounds it</source>
        <translation>limitado pela memória de %1 a %2 por worker</translation>
    </message>
    <message>
        <source>memory of %1 at %2 a worker has room for no more</source>
        <translation>a memória de %1 a %2 por worker não comporta mais</translation>
    </message>
    <message>
        <source>this machine&apos;s 1 core bounds it</source>
        <translation>limitado pelo único núcleo desta máquina</translation>
    </message>
    <message>
        <source>this machine&apos;s %1 cores bound it</source>
        <translation>limitado pelos %1 núcleos desta máquina</translation>
    </message>
    <message>
        <source>more than 16 bring nothing</source>
        <translation>mais de 16 não trazem ganho</translation>
    </message>
    <message>
        <source>a size of %1 at 256 MiB a worker bounds it</source>
        <translation>limitado pelo tamanho de %1 a 256 MiB por worker</translation>
    </message>
    <message>
        <source>a run of 1 shard has work for no more</source>
        <translation>uma execução de 1 shard não tem trabalho para mais</translation>
    </message>
    <message>
        <source>a run of %1 shards has work for no more</source>
        <translation>uma execução de %1 shards não tem trabalho para mais</translation>
    </message>
    <message>
        <source>standard output is written in order by one worker</source>
        <translation>a saída padrão é gravada em ordem por um worker</translation>
    </message>
    <message>
        <source>Arrow&apos;s limit of %1 has room for no more at %2 a worker; raise --arrow-limit</source>
        <translation>o limite do Arrow de %1 não comporta mais a %2 por worker; aumente --arrow-limit</translation>
    </message>
    <message>
        <source>the memory limit is %1: %2 (%3 was asked for)</source>
        <translation>o limite de memória é %1: %2 (foi pedido %3)</translation>
    </message>
    <message>
        <source>the memory limit is %1: %2</source>
        <translation>o limite de memória é %1: %2</translation>
    </message>
    <message>
        <source>the limit of this process&apos;s cgroup</source>
        <translation>o limite do cgroup deste processo</translation>
    </message>
    <message>
        <source>system memory available (%1) less %2 kept for the system</source>
        <translation>memória disponível do sistema (%1) menos %2 mantidos para o sistema</translation>
    </message>
    <message>
        <source>75 % of this machine&apos;s %1</source>
        <translation>75 % dos %1 desta máquina</translation>
    </message>
    <message>
        <source>75 % of this container&apos;s %1</source>
        <translation>75 % dos %1 deste contêiner</translation>
    </message>
    <message>
        <source>all but %1 of this machine&apos;s %2</source>
        <translation>tudo menos %1 dos %2 desta máquina</translation>
    </message>
    <message>
        <source>all but %1 of this container&apos;s %2</source>
        <translation>tudo menos %1 dos %2 deste contêiner</translation>
    </message>
    <message>
        <source>neither the machine&apos;s memory nor a cgroup could be read</source>
        <translation>não foi possível ler nem a memória da máquina nem um cgroup</translation>
    </message>
    <message>
        <source>this run needs at least %1 of memory, but %2; set --memory-limit to %3 or more, or free memory</source>
        <translation>esta execução precisa de pelo menos %1 de memória, mas %2; defina --memory-limit em %3 ou mais, ou libere memória</translation>
    </message>
    <message>
        <source>changed while running: %1</source>
        <translation>alterado durante a execução: %1</translation>
    </message>
    <message>
        <source>workers %1 in place of %2</source>
        <translation>%1 workers em vez de %2</translation>
    </message>
    <message>
        <source>memory limit %1 in place of %2</source>
        <translation>limite de memória de %1 em vez de %2</translation>
    </message>
    <message>
        <source>soft limit %1 in place of %2</source>
        <translation>limite suave de %1 em vez de %2</translation>
    </message>
    <message>
        <source>left to the system %1 in place of %2</source>
        <translation>%1 deixados ao sistema em vez de %2</translation>
    </message>
    <message>
        <source>Arrow&apos;s limit %1 in place of %2</source>
        <translation>limite do Arrow de %1 em vez de %2</translation>
    </message>
    <message>
        <source>%1 of this run need %2, but %3; use fewer workers or a limit of %4 or more. Nothing was changed.</source>
        <translation>%1 desta execução precisam de %2, mas %3; use menos workers ou um limite de %4 ou mais. Nada foi alterado.</translation>
    </message>
    <message>
        <source>this run holds %1 at this moment, more than the new limit of %2; use fewer workers first, and lower the limit when they have parked. Nothing was changed.</source>
        <translation>esta execução ocupa %1 neste momento, mais que o novo limite de %2; use antes menos workers e reduza o limite quando eles tiverem parado. Nada foi alterado.</translation>
    </message>
    <message>
        <source>no run is under way that could be changed</source>
        <translation>não há execução em andamento que possa ser alterada</translation>
    </message>
    <message>
        <source>the disk has %1 free again: goes on</source>
        <translation>o disco tem %1 livres de novo: continua</translation>
    </message>
    <message>
        <source>the disk will be full before the run has ended: %1 to write, %2 free</source>
        <translation>o disco ficará cheio antes do fim da execução: %1 a gravar, %2 livres</translation>
    </message>
    <message>
        <source>waits for the disk: %1, and the run goes on by itself</source>
        <translation>aguarda o disco: %1, e a execução continua sozinha</translation>
    </message>
    <message>
        <source>cannot go on writing to %1: %2. Free %3 there</source>
        <translation>não é possível continuar gravando em %1: %2. Libere %3 ali</translation>
    </message>
    <message>
        <source>its disk has only %1 free</source>
        <translation>o disco tem só %1 livres</translation>
    </message>
    <message>
        <source>its disk is full or the quota is used up</source>
        <translation>o disco está cheio ou a cota acabou</translation>
    </message>
    <message>
        <source>resumes: %1 of %2 shards are there already, %3</source>
        <translation>retoma: %1 de %2 shards já estão prontos, %3</translation>
    </message>
    <message>
        <source>resumes: %1 of %2 shards and parts are there already, %3</source>
        <translation>retoma: %1 de %2 shards e partes já estão prontos, %3</translation>
    </message>
    <message>
        <source>%1 recorded shards are missing or changed on disk and are made anew</source>
        <translation>%1 shards registrados faltam ou mudaram no disco e são refeitos</translation>
    </message>
    <message>
        <source>%1 unfinished files of the interrupted run were removed</source>
        <translation>%1 arquivos inacabados da execução interrompida foram removidos</translation>
    </message>
    <message>
        <source>shard %1 failed and will be tried again: %2</source>
        <translation>o shard %1 falhou e será tentado de novo: %2</translation>
    </message>
    <message>
        <source>shard %1 was given up after %2 tries: %3</source>
        <translation>o shard %1 foi abandonado após %2 tentativas: %3</translation>
    </message>
    <message>
        <source>%1 of %2 shards could not be made; the others are finished, but without a manifest. The first failed with: %3</source>
        <translation>%1 de %2 shards não puderam ser gerados; os outros estão concluídos, mas sem manifesto. O primeiro falhou com: %3</translation>
    </message>
    <message>
        <source>%1 of %2 shards could not be made; the others are finished, but without a manifest</source>
        <translation>%1 de %2 shards não puderam ser gerados; os outros estão concluídos, mas sem manifesto</translation>
    </message>
    <message>
        <source>merging sorted runs in %1</source>
        <translation>fundindo blocos ordenados em %1</translation>
    </message>
    <message>
        <source>writing %1 in the order of time from %2</source>
        <translation>gravando %1 em ordem de tempo a partir de %2</translation>
    </message>
    <message>
        <source>drill: ballast up to %1 % of the limit of %2, until %3</source>
        <translation>simulado: lastro até %1 % do limite de %2, até %3</translation>
    </message>
    <message>
        <source>drill: the ballast is dropped; NORMAL and all workers are to come back</source>
        <translation>simulado: o lastro é solto; NORMAL e todos os workers devem voltar</translation>
    </message>
    <message>
        <source>drill: ballast over the limit, until EMERGENCY</source>
        <translation>simulado: lastro acima do limite, até EMERGÊNCIA</translation>
    </message>
    <message>
        <source>drill: the run waits; the ballast is dropped, and it is to go on by itself</source>
        <translation>simulado: a execução aguarda; o lastro é solto, e ela deve continuar sozinha</translation>
    </message>
    <message>
        <source>The range ends on %1 instead of %2, so that this small run still has %3 customers with a usual number of payments each.</source>
        <translation>O período termina em %1 em vez de %2, para que esta execução pequena ainda tenha %3 clientes com um número usual de pagamentos cada.</translation>
    </message>
    <message>
        <source>for a slow output (network, hard disk) the parts in work, %1, can be staged in memory: --staging /dev/shm</source>
        <translation>para uma saída lenta (rede, disco rígido), as partes em andamento, %1, podem ser preparadas em memória: --staging /dev/shm</translation>
    </message>
    <message>
        <source>for a slow output (network, hard disk) the parts in work, %1, can be staged on a fast disk; they are too much for memory</source>
        <translation>para uma saída lenta (rede, disco rígido), as partes em andamento, %1, podem ser preparadas em um disco rápido; são demais para a memória</translation>
    </message>
    <message>
        <source>--store memory holds about %1, more than the memory limit: the run will stop at EMERGENCY with code 3; use --store disk or raise --memory-limit</source>
        <translation>--store memory retém cerca de %1, mais que o limite de memória: a execução vai parar em EMERGÊNCIA com o código 3; use --store disk ou aumente --memory-limit</translation>
    </message>
    <message>
        <source>%1, up to %2 each: the customers and payments of one block</source>
        <translation>%1, até %2 cada: os clientes e pagamentos de um bloco</translation>
    </message>
    <message>
        <source>%1, up to %2 each: encoded rows on their way out</source>
        <translation>%1, até %2 cada: linhas codificadas a caminho da saída</translation>
    </message>
    <message>
        <source>%1, one unit of %2 rows in columns</source>
        <translation>%1, uma unidade de %2 linhas em colunas</translation>
    </message>
    <message>
        <source>%1, parts being written</source>
        <translation>%1, partes sendo gravadas</translation>
    </message>
    <message>
        <source>%1, stacks and checksums</source>
        <translation>%1, pilhas e somas de verificação</translation>
    </message>
    <message>
        <source>%1, stacks, checksums and what the allocator keeps</source>
        <translation>%1, pilhas, somas de verificação e o que o alocador retém</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>um worker</translation>
    </message>
    <message>
        <source>samples and events for charts and log</source>
        <translation>amostras e eventos para gráficos e registro</translation>
    </message>
    <message>
        <source>what this process holds before the run</source>
        <translation>o que este processo ocupa antes da execução</translation>
    </message>
    <message>
        <source>what this process held before it had a window</source>
        <translation>o que este processo ocupava antes de ter uma janela</translation>
    </message>
    <message>
        <source>Qt, fonts, pictures and pages of the studio, as they are now</source>
        <translation>Qt, fontes, imagens e páginas do estúdio, como estão agora</translation>
    </message>
    <message>
        <source>samples the charts keep, hours of a run</source>
        <translation>amostras que os gráficos guardam, horas de uma execução</translation>
    </message>
    <message>
        <source>population</source>
        <translation>população</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message>
        <source>encoders</source>
        <translation>codificadores</translation>
    </message>
    <message>
        <source>write buffers</source>
        <translation>buffers de gravação</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>fusão</translation>
    </message>
    <message>
        <source>held rows</source>
        <translation>linhas retidas</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programa</translation>
    </message>
    <message>
        <source>window</source>
        <translation>janela</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>gráficos</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>threads</translation>
    </message>
    <message>
        <source>history</source>
        <translation>histórico</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>transação</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>cliente</translation>
    </message>
    <message>
        <source>device</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>%1 is not a size: %2. Write for example 50GB, 1.5GiB or a plain number of bytes.</source>
        <translation>%1 não é um tamanho: %2. Escreva por exemplo 50GB, 1.5GiB ou só o número de bytes.</translation>
    </message>
    <message>
        <source>%1 is not a count: %2. Write for example 250000, 10M or 1.5B.</source>
        <translation>%1 não é uma contagem: %2. Escreva por exemplo 250000, 10M ou 1.5B.</translation>
    </message>
    <message>
        <source>%1 is not a rate: %2. Write for example 0.5% or 0.005.</source>
        <translation>%1 não é uma taxa: %2. Escreva por exemplo 0.5% ou 0.005.</translation>
    </message>
    <message>
        <source>%1 is not a duration: %2. Write for example 100ms, 30s, 5m or 1h.</source>
        <translation>%1 não é uma duração: %2. Escreva por exemplo 100ms, 30s, 5m ou 1h.</translation>
    </message>
    <message>
        <source>%1 is out of range. Allowed: %2.</source>
        <translation>%1 está fora do intervalo. Permitido: %2.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vazio</translation>
    </message>
    <message>
        <source>it is negative</source>
        <translation>é negativo</translation>
    </message>
    <message>
        <source>it does not begin with a digit</source>
        <translation>não começa com um dígito</translation>
    </message>
    <message>
        <source>it has more than 18 digits</source>
        <translation>tem mais de 18 dígitos</translation>
    </message>
    <message>
        <source>digits are missing after the point</source>
        <translation>faltam dígitos depois do ponto</translation>
    </message>
    <message>
        <source>separators between digits are not read; the decimal mark is a point</source>
        <translation>separadores entre dígitos não são lidos; o sinal decimal é o ponto</translation>
    </message>
    <message>
        <source>the unit %1 is not known</source>
        <translation>a unidade %1 não é conhecida</translation>
    </message>
    <message>
        <source>it is not a whole number</source>
        <translation>não é um número inteiro</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>é grande demais</translation>
    </message>
    <message>
        <source>it is over 100%</source>
        <translation>passa de 100%</translation>
    </message>
    <message>
        <source>its unit is missing</source>
        <translation>falta a unidade</translation>
    </message>
    <message>
        <source>%1 is before start-date %2. Swap them or set a later end-date.</source>
        <translation>%1 vem antes do primeiro dia %2. Troque os dois ou escolha um último dia posterior.</translation>
    </message>
    <message>
        <source>%1 is not below memory-limit %2. Set it lower, for example 90%.</source>
        <translation>%1 não está abaixo do limite de memória %2. Reduza, por exemplo 90%.</translation>
    </message>
    <message>
        <source>%1 is less than part-size %2, and a chunk holds whole parts. Raise chunk-size or lower part-size.</source>
        <translation>%1 é menor que o tamanho da parte %2, e um lote contém partes inteiras. Aumente o lote ou reduza a parte.</translation>
    </message>
    <message>
        <source>output %1: the disk is %2 short (needs %3, has %4 free). Free space, choose another disk or make less (--size)</source>
        <translation>saída %1: faltam %2 no disco (precisa de %3, tem %4 livres). Libere espaço, escolha outro disco ou gere menos (--size)</translation>
    </message>
    <message>
        <source>output %1 is a folder that is not empty (it has %2); choose a new or empty folder, or replace the dataset in it with --if-exists overwrite</source>
        <translation>a saída %1 é uma pasta que não está vazia (contém %2); escolha uma pasta nova ou vazia, ou substitua o conjunto de dados com --if-exists overwrite</translation>
    </message>
    <message>
        <source>output %1 holds a run that was interrupted; go on with it by --if-exists resume, replace it by --if-exists overwrite, or choose a new or empty folder</source>
        <translation>a saída %1 contém uma execução interrompida; continue com --if-exists resume, substitua com --if-exists overwrite ou escolha uma pasta nova ou vazia</translation>
    </message>
    <message>
        <source>output %1 is a file; choose the name of a new or empty folder</source>
        <translation>a saída %1 é um arquivo; escolha o nome de uma pasta nova ou vazia</translation>
    </message>
    <message>
        <source>output %1: its parent folder %2 does not exist; make it first or choose another folder</source>
        <translation>saída %1: a pasta-mãe %2 não existe; crie-a antes ou escolha outra pasta</translation>
    </message>
    <message>
        <source>another run is writing to %1; wait until it has ended or choose another output folder</source>
        <translation>outra execução está gravando em %1; espere ela terminar ou escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1 Allowed: %2.</source>
        <translation>%1 Permitido: %2.</translation>
    </message>
    <message>
        <source>a bare number is a share and cannot be over 1; did you mean %1</source>
        <translation>um número sozinho é uma fração e não pode passar de 1; você quis dizer %1</translation>
    </message>
    <message>
        <source>%1 is not a date: %2. Write it as YYYY-MM-DD, for example 2025-07-01.</source>
        <translation>%1 não é uma data: %2. Escreva como AAAA-MM-DD, por exemplo 2025-07-01.</translation>
    </message>
    <message>
        <source>it has another form</source>
        <translation>tem outro formato</translation>
    </message>
    <message>
        <source>there is no month %1</source>
        <translation>não existe o mês %1</translation>
    </message>
    <message>
        <source>that month has %1 days</source>
        <translation>esse mês tem %1 dias</translation>
    </message>
    <message>
        <source>it is before 1990-01-01 or after 2100-12-31</source>
        <translation>é antes de 1990-01-01 ou depois de 2100-12-31</translation>
    </message>
    <message>
        <source>%1 is not a whole number.</source>
        <translation>%1 não é um número inteiro.</translation>
    </message>
    <message>
        <source>%1 is neither true nor false.</source>
        <translation>%1 não é nem true nem false.</translation>
    </message>
    <message>
        <source>%1 is not known.</source>
        <translation>%1 não é um valor conhecido.</translation>
    </message>
    <message>
        <source>%1 is not known, did you mean %2?</source>
        <translation>%1 não é um valor conhecido; você quis dizer %2?</translation>
    </message>
    <message>
        <source>%1 is out of range.</source>
        <translation>%1 está fora do intervalo.</translation>
    </message>
    <message>
        <source>%1 is longer than 4096 bytes.</source>
        <translation>%1 tem mais de 4096 bytes.</translation>
    </message>
    <message>
        <source>%1 holds a control character.</source>
        <translation>%1 contém um caractere de controle.</translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 não é um endereço.</translation>
    </message>
    <message>
        <source>true or false, without quotes</source>
        <translation>true ou false, sem aspas</translation>
    </message>
    <message>
        <source>a number or a string</source>
        <translation>um número ou um texto</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>um texto</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>um número</translation>
    </message>
    <message>
        <source>%1 to %2, or %3</source>
        <translation>%1 a %2, ou %3</translation>
    </message>
    <message>
        <source>%1 to %2 of the memory limit, or a size from %3 to %4</source>
        <translation>%1 a %2 do limite de memória, ou um tamanho de %3 a %4</translation>
    </message>
    <message>
        <source>a path of at most 4096 bytes without control characters</source>
        <translation>um caminho de até 4096 bytes sem caracteres de controle</translation>
    </message>
    <message>
        <source>HOST:PORT, for example 127.0.0.1:9090, or a port alone for this machine; port 0 takes any free one</source>
        <translation>HOST:PORTA, por exemplo 127.0.0.1:9090, ou só uma porta para esta máquina; a porta 0 usa qualquer uma livre</translation>
    </message>
    <message>
        <source>neither size nor rows is given. Set one of them, for example size 1GB.</source>
        <translation>nem size nem rows foi informado. Defina um deles, por exemplo size 1GB.</translation>
    </message>
    <message>
        <source>%1 and %2 are both given, and each decides the volume. Leave one out.</source>
        <translation>%1 e %2 foram informados juntos, e cada um decide o volume. Deixe um de fora.</translation>
    </message>
    <message>
        <source>a run without transactions has no rows (rows is %1). Give size or customers in its place.</source>
        <translation>uma execução sem transações não tem linhas (rows é %1). Informe size ou customers no lugar.</translation>
    </message>
    <message>
        <source>standard output has no folders to divide. Leave chunk-size out or write to a folder.</source>
        <translation>a saída padrão não tem pastas para dividir. Deixe chunk-size de fora ou grave em uma pasta.</translation>
    </message>
    <message>
        <source>%1 makes whole files, and standard output is one stream of all parts. Allowed there: jsonl or csv; or write to a folder.</source>
        <translation>%1 gera arquivos inteiros, e a saída padrão é um fluxo único de todas as partes. Permitido ali: jsonl ou csv; ou grave em uma pasta.</translation>
    </message>
    <message>
        <source>%1 needs Apache Arrow, which this program was built without. Allowed here: jsonl or csv; or run packaging/setup and build again.</source>
        <translation>%1 precisa do Apache Arrow, sem o qual este programa foi compilado. Permitido aqui: jsonl ou csv; ou execute packaging/setup e compile de novo.</translation>
    </message>
    <message>
        <source>%1 does not go with format %2. Allowed: %3.</source>
        <translation>%1 não combina com o formato %2. Permitido: %3.</translation>
    </message>
    <message>
        <source>%1 is given, but compression %2 has no levels. Allowed: auto; or set compression to gzip or zstd.</source>
        <translation>%1 foi informado, mas a compressão %2 não tem níveis. Permitido: auto; ou defina compression como gzip ou zstd.</translation>
    </message>
    <message>
        <source>%1 is out of range for %2. Allowed: %3 to %4, or auto (%5).</source>
        <translation>%1 está fora do intervalo para %2. Permitido: %3 a %4, ou auto (%5).</translation>
    </message>
    <message>
        <source>by day or month</source>
        <translation>por dia ou mês</translation>
    </message>
    <message>
        <source>%1 makes tables of their own, and standard output is the stream of one. Take inline there, or write to a folder.</source>
        <translation>%1 gera tabelas próprias, e a saída padrão é o fluxo de uma só. Use inline ali, ou grave em uma pasta.</translation>
    </message>
    <message>
        <source>%1 is no weight: write 0 to 100 with at most three decimals, like 0.5.</source>
        <translation>%1 não é um peso: escreva de 0 a 100 com até três casas decimais, como 0.5.</translation>
    </message>
    <message>
        <source>%1 is no scenario, did you mean %2?</source>
        <translation>%1 não é um cenário; quis dizer %2?</translation>
    </message>
    <message>
        <source>%1 is no scenario.</source>
        <translation>%1 não é um cenário.</translation>
    </message>
    <message>
        <source>%1 says no weight: write SCENARIO=WEIGHT.</source>
        <translation>%1 não diz um peso: escreva CENÁRIO=PESO.</translation>
    </message>
    <message>
        <source>no scenario but laundering is left: give another one a weight above 0.</source>
        <translation>só resta o cenário laundering: dê a outro um peso acima de 0.</translation>
    </message>
    <message>
        <source>SCENARIO=WEIGHT, with commas between them, weights 0 to 100 where 1 is as usual; scenarios are %1</source>
        <translation>CENÁRIO=PESO, separados por vírgulas, pesos de 0 a 100, em que 1 é o usual; os cenários são %1</translation>
    </message>
    <message>
        <source>%1, or realistic (%2), default (%3), peer (%4)</source>
        <translation>%1, ou realistic (%2), default (%3), peer (%4)</translation>
    </message>
    <message>
        <source>the table of %1 merchants alone needs about %2 of the size of %3. Allowed: up to half of it; take a larger size, or leave merchants out.</source>
        <translation>só a tabela de %1 lojistas precisa de cerca de %2 do tamanho de %3. Permitido: até a metade dele; use um tamanho maior, ou deixe merchants de fora.</translation>
    </message>
    <message>
        <source>the nodes of %1 merchants and of accounts that many pay alone need about %2 of the size of %3. Allowed: up to half of it; take a larger size, or leave the graph out.</source>
        <translation>só os nós de %1 lojistas e das contas que muitos pagam precisam de cerca de %2 do tamanho de %3. Permitido: até a metade dele; use um tamanho maior, ou deixe o grafo de fora.</translation>
    </message>
    <message>
        <source>this run has no %1. Ask for them with %2, or preview another table.</source>
        <translation>esta execução não tem %1. Peça com %2, ou veja a prévia de outra tabela.</translation>
    </message>
    <message>
        <source>%1 is for transactions, and customers-only makes none. Leave one of them out.</source>
        <translation>%1 é para transações, e customers-only não gera nenhuma. Deixe um dos dois de fora.</translation>
    </message>
    <message>
        <source>a chunk is finished while the rest is made, and the order of time is known only when all is made. Leave chunk-size or %1 out.</source>
        <translation>um lote é concluído enquanto o resto é gerado, e a ordem de tempo só é conhecida quando tudo foi gerado. Deixe chunk-size ou %1 de fora.</translation>
    </message>
    <message>
        <source>%1 keeps sorted runs in the output folder, and output is %2. Write to a folder.</source>
        <translation>%1 mantém blocos ordenados na pasta de saída, e a saída é %2. Grave em uma pasta.</translation>
    </message>
    <message>
        <source>the address holds what may be credentials; an output is shown, logged and saved in presets. Leave them out: they are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE chooses the profile) or from the machine&apos;s role.</source>
        <translation>o endereço contém o que podem ser credenciais; uma saída é mostrada, registrada e salva em predefinições. Deixe-as de fora: elas vêm de AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY, de ~/.aws (AWS_PROFILE escolhe o perfil) ou da função da máquina.</translation>
    </message>
    <message>
        <source>the address has an option that is not known. Allowed after the ?: %1.</source>
        <translation>o endereço tem uma opção que não é conhecida. Permitido depois do ?: %1.</translation>
    </message>
    <message>
        <source>the address&apos;s option %1 has no value.</source>
        <translation>a opção %1 do endereço não tem valor.</translation>
    </message>
    <message>
        <source>the address has its option %1 twice.</source>
        <translation>o endereço tem a opção %1 duas vezes.</translation>
    </message>
    <message>
        <source>the address&apos;s path has an empty or unusual part. Allowed: letters, digits and ._-=+,:()!&apos;~ between single slashes, no . or .. alone.</source>
        <translation>o caminho do endereço tem uma parte vazia ou incomum. Permitido: letras, dígitos e ._-=+,:()!&apos;~ entre barras simples, nada de . ou .. sozinhos.</translation>
    </message>
    <message>
        <source>the address names no host. Allowed: hdfs://HOST:PORT/FOLDER.</source>
        <translation>o endereço não indica um host. Permitido: hdfs://HOST:PORTA/PASTA.</translation>
    </message>
    <message>
        <source>the address names no folder. Allowed: hdfs://HOST:PORT/FOLDER.</source>
        <translation>o endereço não indica uma pasta. Permitido: hdfs://HOST:PORTA/PASTA.</translation>
    </message>
    <message>
        <source>the address has no bucket that can be. Allowed: s3://BUCKET/PREFIX, the bucket of 3 to 63 lower-case letters, digits, dots and hyphens.</source>
        <translation>o endereço não tem um bucket possível. Permitido: s3://BUCKET/PREFIXO, o bucket com 3 a 63 letras minúsculas, dígitos, pontos e hifens.</translation>
    </message>
    <message>
        <source>the address&apos;s option scheme is neither http nor https.</source>
        <translation>a opção scheme do endereço não é nem http nem https.</translation>
    </message>
    <message>
        <source>the address&apos;s option endpoint_override is no address. Allowed: HOST:PORT.</source>
        <translation>a opção endpoint_override do endereço não é um endereço. Permitido: HOST:PORTA.</translation>
    </message>
    <message>
        <source>the address begins with a scheme that is not known. Allowed: s3://BUCKET/PREFIX, hdfs://HOST:PORT/FOLDER, or the path of a folder.</source>
        <translation>o endereço começa com um esquema que não é conhecido. Permitido: s3://BUCKET/PREFIXO, hdfs://HOST:PORTA/PASTA ou o caminho de uma pasta.</translation>
    </message>
    <message>
        <source>object store</source>
        <translation>armazenamento de objetos</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>preparo</translation>
    </message>
    <message>
        <source>other</source>
        <translation>outros</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>caches</translation>
    </message>
    <message>
        <source>%1 sorted runs at once for each worker, beyond what the making of shards has given back by then</source>
        <translation>%1 blocos ordenados de uma vez para cada worker, além do que a geração dos shards já devolveu até então</translation>
    </message>
    <message>
        <source>--store memory: all rows until the end, in %1 shards</source>
        <translation>--store memory: todas as linhas até o fim, em %1 shards</translation>
    </message>
    <message>
        <source>what was held is written by one, when the workers have gone</source>
        <translation>o que foi retido é gravado por um só, quando os workers tiverem terminado</translation>
    </message>
    <message>
        <source>the store&apos;s client: its library, connections and requests</source>
        <translation>o cliente do armazenamento: biblioteca, conexões e requisições</translation>
    </message>
    <message>
        <source>parts in %1, which is memory: %2 a worker</source>
        <translation>partes em %1, que é memória: %2 por worker</translation>
    </message>
    <message>
        <source>%1 Allowed: 0.1 to 10 times the profiles&apos; payments, that is %2 to %3 customers for this volume and these dates (auto takes %4); or change the dates, the size or the rows.</source>
        <translation>%1 Permitido: de 0,1 a 10 vezes os pagamentos dos perfis, ou seja, %2 a %3 clientes para este volume e estas datas (auto usa %4); ou mude as datas, o tamanho ou as linhas.</translation>
    </message>
    <message>
        <source>%1 Allowed: 0.1 to 10 times the profiles&apos; payments, that is %2 to %3 customers for this volume and these dates (as active as usual: %4); or change the dates, the size or the rows. --customers takes so many of those in the customers file.</source>
        <translation>%1 Permitido: de 0,1 a 10 vezes os pagamentos dos perfis, ou seja, %2 a %3 clientes para este volume e estas datas (com a atividade usual: %4); ou mude as datas, o tamanho ou as linhas. --customers usa essa quantidade dos que estão no arquivo de clientes.</translation>
    </message>
    <message>
        <source>%1 customers for %2 rows from %3 to %4 would each pay %5 times, %6 times what the profiles do.</source>
        <translation>%1 clientes para %2 linhas de %3 a %4 pagariam %5 vezes cada, %6 vezes o que fazem os perfis.</translation>
    </message>
    <message>
        <source>%1 customers alone need about %2, more than the size of %3.</source>
        <translation>%1 clientes sozinhos precisam de cerca de %2, mais que o tamanho de %3.</translation>
    </message>
    <message>
        <source>%1 are more than the %2 in customers-file %3. Allowed: 1 to %4, or auto for all of them.</source>
        <translation>%1 são mais que os %2 do arquivo de clientes %3. Permitido: 1 a %4, ou auto para todos.</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>não foi possível ler %1: %2</translation>
    </message>
    <message>
        <source>cannot read the folder %1: %2</source>
        <translation>não foi possível ler a pasta %1: %2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>não foi possível gravar %1: %2</translation>
    </message>
    <message>
        <source>cannot write to %1: %2</source>
        <translation>não foi possível gravar em %1: %2</translation>
    </message>
    <message>
        <source>cannot make %1: %2</source>
        <translation>não foi possível criar %1: %2</translation>
    </message>
    <message>
        <source>cannot make folder %1: %2</source>
        <translation>não foi possível criar a pasta %1: %2</translation>
    </message>
    <message>
        <source>cannot make durable %1: %2</source>
        <translation>não foi possível fixar %1 no disco: %2</translation>
    </message>
    <message>
        <source>cannot make durable the folder %1: %2</source>
        <translation>não foi possível fixar a pasta %1 no disco: %2</translation>
    </message>
    <message>
        <source>cannot make durable the folder of %1: %2</source>
        <translation>não foi possível fixar no disco a pasta de %1: %2</translation>
    </message>
    <message>
        <source>cannot make folder durable in %1: %2</source>
        <translation>não foi possível fixar no disco uma pasta em %1: %2</translation>
    </message>
    <message>
        <source>cannot make the journal %1: %2</source>
        <translation>não foi possível criar o diário %1: %2</translation>
    </message>
    <message>
        <source>cannot open the journal %1: %2</source>
        <translation>não foi possível abrir o diário %1: %2</translation>
    </message>
    <message>
        <source>cannot open the lock %1: %2</source>
        <translation>não foi possível abrir a trava %1: %2</translation>
    </message>
    <message>
        <source>cannot open %1: %2</source>
        <translation>não foi possível abrir %1: %2</translation>
    </message>
    <message>
        <source>cannot lock %1: %2</source>
        <translation>não foi possível travar %1: %2</translation>
    </message>
    <message>
        <source>cannot look at %1: %2</source>
        <translation>não foi possível examinar %1: %2</translation>
    </message>
    <message>
        <source>cannot look up %1: %2</source>
        <translation>não foi possível consultar %1: %2</translation>
    </message>
    <message>
        <source>cannot list %1: %2</source>
        <translation>não foi possível listar %1: %2</translation>
    </message>
    <message>
        <source>cannot use as a folder %1: %2</source>
        <translation>não foi possível usar como pasta %1: %2</translation>
    </message>
    <message>
        <source>cannot give its final name to %1: %2</source>
        <translation>não foi possível dar o nome final a %1: %2</translation>
    </message>
    <message>
        <source>cannot give its name to %1: %2</source>
        <translation>não foi possível dar o nome a %1: %2</translation>
    </message>
    <message>
        <source>cannot move to %1: %2</source>
        <translation>não foi possível mover para %1: %2</translation>
    </message>
    <message>
        <source>cannot remove %1: %2</source>
        <translation>não foi possível remover %1: %2</translation>
    </message>
    <message>
        <source>cannot remove the folder %1: %2</source>
        <translation>não foi possível remover a pasta %1: %2</translation>
    </message>
    <message>
        <source>cannot rename %1: %2</source>
        <translation>não foi possível renomear %1: %2</translation>
    </message>
    <message>
        <source>cannot replace %1: %2</source>
        <translation>não foi possível substituir %1: %2</translation>
    </message>
    <message>
        <source>cannot cut %1: %2</source>
        <translation>não foi possível cortar %1: %2</translation>
    </message>
    <message>
        <source>cannot close %1: %2</source>
        <translation>não foi possível fechar %1: %2</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes, which no file of its kind is</source>
        <translation>%1 tem mais de %2 bytes, o que nenhum arquivo desse tipo tem</translation>
    </message>
    <message>
        <source>there is no such file; check the path</source>
        <translation>esse arquivo não existe; verifique o caminho</translation>
    </message>
    <message>
        <source>it is not a regular file; name one</source>
        <translation>não é um arquivo comum; indique um</translation>
    </message>
    <message>
        <source>it cannot be opened: %1; check the file&apos;s rights and its disk</source>
        <translation>não pôde ser aberto: %1; verifique as permissões do arquivo e o disco</translation>
    </message>
    <message>
        <source>it cannot be mapped: %1; check the file&apos;s rights and its disk</source>
        <translation>não pôde ser mapeado: %1; verifique as permissões do arquivo e o disco</translation>
    </message>
    <message>
        <source>too many files are mapped at once; close some datasets</source>
        <translation>há arquivos demais mapeados ao mesmo tempo; feche alguns conjuntos de dados</translation>
    </message>
    <message>
        <source>free space on that disk or choose another output folder</source>
        <translation>libere espaço nesse disco ou escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>raise the quota or choose another output folder</source>
        <translation>aumente a cota ou escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>give this user the right to write there or choose another output folder</source>
        <translation>dê a este usuário permissão de gravar ali ou escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>the file system is read-only: choose another output folder</source>
        <translation>o sistema de arquivos é somente leitura: escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>something else made that name: choose an empty output folder</source>
        <translation>outra coisa criou esse nome: escolha uma pasta de saída vazia</translation>
    </message>
    <message>
        <source>its reader has ended: keep it open to the end</source>
        <translation>quem lia terminou: mantenha-a aberta até o fim</translation>
    </message>
    <message>
        <source>a symbolic link stands in the way: remove it or choose another output folder</source>
        <translation>há um link simbólico no caminho: remova-o ou escolha outra pasta de saída</translation>
    </message>
    <message>
        <source>choose an output folder with a shorter path</source>
        <translation>escolha uma pasta de saída com um caminho mais curto</translation>
    </message>
    <message>
        <source>check the disk and its connection, then start again</source>
        <translation>verifique o disco e a conexão dele, e depois comece de novo</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>operação não permitida</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>arquivo ou pasta inexistente</translation>
    </message>
    <message>
        <source>Interrupted system call</source>
        <translation>chamada de sistema interrompida</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>erro de entrada/saída</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>dispositivo ou endereço inexistente</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>dispositivo inexistente</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>descritor de arquivo inválido</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>recurso temporariamente indisponível</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>não foi possível alocar memória</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permissão negada</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>dispositivo ou recurso ocupado</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>o arquivo já existe</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>link inválido entre dispositivos</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>não é uma pasta</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>é uma pasta</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>argumento inválido</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>há arquivos abertos demais no sistema</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>há arquivos abertos demais</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>arquivo em uso</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>arquivo grande demais</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>não há espaço no dispositivo</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>sistema de arquivos somente leitura</translation>
    </message>
    <message>
        <source>Too many links</source>
        <translation>links demais</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>o outro lado foi fechado</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>nome de arquivo longo demais</translation>
    </message>
    <message>
        <source>No locks available</source>
        <translation>não há travas disponíveis</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>a pasta não está vazia</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>níveis demais de links simbólicos</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>operação não suportada</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>o arquivo não existe mais no servidor</translation>
    </message>
    <message>
        <source>Remote I/O error</source>
        <translation>erro de entrada/saída remota</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>cota de disco excedida</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>tempo de conexão esgotado</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>conexão recusada</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>o servidor está fora do ar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>sem rota até o servidor</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>rede inacessível</translation>
    </message>
    <message>
        <source>there was not enough within %1 of waiting (--wait-limit)</source>
        <translation>não houve o bastante em %1 de espera (--wait-limit)</translation>
    </message>
    <message>
        <source>MemoryLimitExceeded: asked %1 for %2, used %3, limit %4; raise --memory-limit above %5 or use fewer --workers</source>
        <translation>MemoryLimitExceeded: pedidos %1 para %2, em uso %3, limite %4; aumente --memory-limit para mais de %5 ou use menos --workers</translation>
    </message>
    <message>
        <source>worker %1&apos;s encoder and write buffers</source>
        <translation>o codificador e os buffers de gravação do worker %1</translation>
    </message>
    <message>
        <source>worker %1&apos;s row groups</source>
        <translation>os grupos de linhas do worker %1</translation>
    </message>
    <message>
        <source>worker %1&apos;s encoder</source>
        <translation>o codificador do worker %1</translation>
    </message>
    <message>
        <source>rows held in memory (--store memory)</source>
        <translation>linhas retidas em memória (--store memory)</translation>
    </message>
    <message>
        <source>the write buffers of what was held</source>
        <translation>os buffers de gravação do que foi retido</translation>
    </message>
    <message>
        <source>the listing&apos;s write buffers</source>
        <translation>os buffers de gravação da listagem</translation>
    </message>
    <message>
        <source>no memory for %1; use fewer workers or raise the limit of this process</source>
        <translation>sem memória para %1; use menos workers ou aumente o limite deste processo</translation>
    </message>
    <message>
        <source>the system has no memory for %1; use fewer workers or raise the limit of this process</source>
        <translation>o sistema não tem memória para %1; use menos workers ou aumente o limite deste processo</translation>
    </message>
    <message>
        <source>no memory for a row group: %1; raise --memory-limit, use fewer --workers or a text format</source>
        <translation>sem memória para um grupo de linhas: %1; aumente --memory-limit, use menos --workers ou um formato de texto</translation>
    </message>
    <message>
        <source>the memory limit has no room for %1 bytes more</source>
        <translation>o limite de memória não comporta mais %1 bytes</translation>
    </message>
    <message>
        <source>columns have no room</source>
        <translation>não há espaço para as colunas</translation>
    </message>
    <message>
        <source>memory of the process unavailable: %1</source>
        <translation>memória do processo indisponível: %1</translation>
    </message>
    <message>
        <source>what the process gave back is unavailable: %1</source>
        <translation>não se sabe o que o processo devolveu: %1</translation>
    </message>
    <message>
        <source>%1 has no resident size</source>
        <translation>%1 não informa o tamanho residente</translation>
    </message>
    <message>
        <source>memory-limit %1 is too small: give at least %2, or leave it out for an automatic limit</source>
        <translation>memory-limit %1 é pequeno demais: informe pelo menos %2, ou deixe de fora para um limite automático</translation>
    </message>
    <message>
        <source>soft-limit %1 is not a share of the memory limit: give 0.1% to 100%, or a size</source>
        <translation>soft-limit %1 não é uma parcela do limite de memória: informe de 0.1% a 100%, ou um tamanho</translation>
    </message>
    <message>
        <source>soft-limit %1 is above the hard limit; %2; give a soft limit below that, or a share such as 90%</source>
        <translation>soft-limit %1 está acima do limite de memória; %2; informe um limite suave abaixo dele, ou uma parcela como 90%</translation>
    </message>
    <message>
        <source>min-available %1 is all there is (%2): no run could ever start; give less</source>
        <translation>min-available %1 é tudo o que há (%2): nenhuma execução poderia começar; informe menos</translation>
    </message>
    <message>
        <source>CONTAINER_MEMORY_LIMIT=%1 is no usable size: give for instance 2g or 512m (a bare number is MiB), at least %2, or unset it</source>
        <translation>CONTAINER_MEMORY_LIMIT=%1 não é um tamanho utilizável: informe por exemplo 2g ou 512m (um número sozinho é MiB), pelo menos %2, ou remova a variável</translation>
    </message>
    <message>
        <source>this format needs at least %1 for Arrow, but its limit is %2; set --arrow-limit to %3 or more, or leave it out</source>
        <translation>este formato precisa de pelo menos %1 para o Arrow, mas o limite dele é %2; defina --arrow-limit em %3 ou mais, ou deixe de fora</translation>
    </message>
    <message>
        <source>this format needs at least %1 for Arrow, but the limit would be %2. Nothing was changed.</source>
        <translation>este formato precisa de pelo menos %1 para o Arrow, mas o limite seria %2. Nada foi alterado.</translation>
    </message>
    <message>
        <source>%1 of this run need %2 for Arrow, but its limit is %3; use fewer workers or raise --arrow-limit. Nothing was changed.</source>
        <translation>%1 desta execução precisam de %2 para o Arrow, mas o limite dele é %3; use menos workers ou aumente --arrow-limit. Nada foi alterado.</translation>
    </message>
    <message>
        <source>standard output is written in order by one worker, not by %1. Nothing was changed.</source>
        <translation>a saída padrão é gravada em ordem por um worker, não por %1. Nada foi alterado.</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>o arquivo</translation>
    </message>
    <message>
        <source>the file must hold one object, { ... }.</source>
        <translation>o arquivo precisa conter um objeto, { ... }.</translation>
    </message>
    <message>
        <source>it has %1 bytes; at most 1 MiB is read.</source>
        <translation>tem %1 bytes; no máximo 1 MiB é lido.</translation>
    </message>
    <message>
        <source>it is not valid JSON at line %1, column %2.</source>
        <translation>não é JSON válido na linha %1, coluna %2.</translation>
    </message>
    <message>
        <source>it is not valid JSON at line %1, column %2, near %3.</source>
        <translation>não é JSON válido na linha %1, coluna %2, perto de %3.</translation>
    </message>
    <message>
        <source>%1 is nested more than %2 deep.</source>
        <translation>%1 tem mais de %2 níveis de aninhamento.</translation>
    </message>
    <message>
        <source>%1 is not a known key.</source>
        <translation>%1 não é uma chave conhecida.</translation>
    </message>
    <message>
        <source>%1 is given twice; keep one of them.</source>
        <translation>%1 aparece duas vezes; deixe só uma.</translation>
    </message>
    <message>
        <source>%1 must not be a list.</source>
        <translation>%1 não pode ser uma lista.</translation>
    </message>
    <message>
        <source>%1 is a number too large to read, %2.</source>
        <translation>%1 é um número grande demais para ler, %2.</translation>
    </message>
    <message>
        <source>this key is not known.</source>
        <translation>esta chave não é conhecida.</translation>
    </message>
    <message>
        <source>this key is not known. Did you mean %1?</source>
        <translation>esta chave não é conhecida. Você quis dizer %1?</translation>
    </message>
    <message>
        <source>this belongs to one run and cannot stand here. Give it on the command line, %1.</source>
        <translation>isto pertence a uma só execução e não pode ficar aqui. Informe na linha de comando, %1.</translation>
    </message>
    <message>
        <source>preset %1 (%2): %3</source>
        <translation>predefinição %1 (%2): %3</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 está faltando.</translation>
    </message>
    <message>
        <source>%1 is missing. Add %2.</source>
        <translation>%1 está faltando. Acrescente %2.</translation>
    </message>
    <message>
        <source>%1 is missing or empty. Add at least one, for example %2.</source>
        <translation>%1 está faltando ou vazio. Acrescente pelo menos um, por exemplo %2.</translation>
    </message>
    <message>
        <source>%1 has to be a string.</source>
        <translation>%1 precisa ser um texto.</translation>
    </message>
    <message>
        <source>%1 has to be an object, { ... }.</source>
        <translation>%1 precisa ser um objeto, { ... }.</translation>
    </message>
    <message>
        <source>%1 has to be a whole number from 1 to %2.</source>
        <translation>%1 precisa ser um número inteiro de 1 a %2.</translation>
    </message>
    <message>
        <source>%1 is %2, written by a newer Ledgerloom; this one reads up to %3. Use the newer program, or save the preset anew here.</source>
        <translation>%1 é %2, gravado por um Ledgerloom mais novo; este lê até %3. Use o programa mais novo, ou salve a predefinição de novo aqui.</translation>
    </message>
    <message>
        <source>%1 is longer than 500 bytes.</source>
        <translation>%1 tem mais de 500 bytes.</translation>
    </message>
    <message>
        <source>%1 cannot name a preset: %2. Use 1 to 64 letters, digits, spaces, - or _.</source>
        <translation>%1 não pode ser o nome de uma predefinição: %2. Use de 1 a 64 letras, dígitos, espaços, - ou _.</translation>
    </message>
    <message>
        <source>it is longer than 64 bytes</source>
        <translation>tem mais de 64 bytes</translation>
    </message>
    <message>
        <source>it is not valid UTF-8</source>
        <translation>não é UTF-8 válido</translation>
    </message>
    <message>
        <source>it holds a control character or one of / \ : * ? &quot; &lt; &gt; |</source>
        <translation>contém um caractere de controle ou um destes: / \ : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>it begins with a point, a dash or a space</source>
        <translation>começa com um ponto, um hífen ou um espaço</translation>
    </message>
    <message>
        <source>it ends with a point or a space</source>
        <translation>termina com um ponto ou um espaço</translation>
    </message>
    <message>
        <source>%1 is built in and cannot be changed. Choose another name, or duplicate it and change the copy.</source>
        <translation>%1 é embutida e não pode ser alterada. Escolha outro nome, ou duplique-a e altere a cópia.</translation>
    </message>
    <message>
        <source>%1 has the name of a built-in preset and is not used. Rename the file.</source>
        <translation>%1 tem o nome de uma predefinição embutida e não é usado. Renomeie o arquivo.</translation>
    </message>
    <message>
        <source>there is no preset %1. See them with: ledgerloom presets list</source>
        <translation>não existe a predefinição %1. Veja todas com: ledgerloom presets list</translation>
    </message>
    <message>
        <source>there is no preset %1. Did you mean %2?</source>
        <translation>não existe a predefinição %1. Você quis dizer %2?</translation>
    </message>
    <message>
        <source>there is no preset %1 to delete.</source>
        <translation>não existe a predefinição %1 para excluir.</translation>
    </message>
    <message>
        <source>a preset %1 exists already. Choose another name or replace it.</source>
        <translation>já existe uma predefinição %1. Escolha outro nome ou substitua-a.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 não pôde ser aberto: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 não pôde ser lido: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 não pôde ser lido: %2</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2.</source>
        <translation>%1 não pôde ser criado: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 não pôde ser gravado: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be flushed to disk: %2.</source>
        <translation>%1 não pôde ser fixado no disco: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be renamed: %2.</source>
        <translation>%1 não pôde ser renomeado: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be deleted: %2.</source>
        <translation>%1 não pôde ser excluído: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB, the most that is read.</source>
        <translation>%1 tem mais de 1 MiB, o máximo que é lido.</translation>
    </message>
    <message>
        <source>%1 is a link, which is not followed here.</source>
        <translation>%1 é um link, que não é seguido aqui.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 não é um arquivo comum.</translation>
    </message>
    <message>
        <source>More memory and late reactions: for a machine that has nothing else to do.</source>
        <translation>Mais memória e reações tardias: para uma máquina que não tem mais nada a fazer.</translation>
    </message>
    <message>
        <source>As many workers as the machine and the size call for, in 2 GiB.</source>
        <translation>Tantos workers quantos a máquina e o tamanho pedem, em 2 GiB.</translation>
    </message>
    <message>
        <source>Finished sub-folders of 5 GB, each of which can be moved away while the next is made.</source>
        <translation>Subpastas concluídas de 5 GB, e cada uma pode ser movida enquanto a próxima é gerada.</translation>
    </message>
    <message>
        <source>A small dataset in seconds, to see what the rows are like.</source>
        <translation>Um conjunto de dados pequeno em segundos, para ver como são as linhas.</translation>
    </message>
    <message>
        <source>Two workers, 1 GiB at most and early reactions: for a machine that is used for other things meanwhile.</source>
        <translation>Dois workers, no máximo 1 GiB e reações cedo: para uma máquina em uso para outras coisas enquanto isso.</translation>
    </message>
    <message>
        <source>%1 is a folder without a manifest.json. Drop the folder of a finished dataset, its manifest, or a preset.</source>
        <translation>%1 é uma pasta sem manifest.json. Solte a pasta de um conjunto de dados concluído, o manifesto dele ou uma predefinição.</translation>
    </message>
    <message>
        <source>%1 is not a manifest that can be used: %2</source>
        <translation>%1 não é um manifesto que possa ser usado: %2</translation>
    </message>
    <message>
        <source>name the manifest.json of a Ledgerloom dataset</source>
        <translation>indique o manifest.json de um conjunto de dados do Ledgerloom</translation>
    </message>
    <message>
        <source>its option %1 is not known here</source>
        <translation>a opção %1 dele não é conhecida aqui</translation>
    </message>
    <message>
        <source>[json.exception.%1] key %2 not found</source>
        <translation>[json.exception.%1] a chave %2 não foi encontrada</translation>
    </message>
    <message>
        <source>[json.exception.%1] type must be %2, but is %3</source>
        <translation>[json.exception.%1] o tipo precisa ser %2, mas é %3</translation>
    </message>
    <message>
        <source>%1 is no state of a run</source>
        <translation>%1 não é o estado de uma execução</translation>
    </message>
    <message>
        <source>%1 rows, %2 in %3 (%4/s), peak memory %5; %6</source>
        <translation>%1 linhas, %2 em %3 (%4/s), pico de memória %5; %6</translation>
    </message>
    <message>
        <source>memory at the peak: %1 in the process, %2 reserved, %3; Arrow held %4 of its %5</source>
        <translation>memória no pico: %1 no processo, %2 reservados, %3; o Arrow ocupou %4 dos seus %5</translation>
    </message>
    <message>
        <source>memory at the peak: %1 in the process, %2 reserved; Arrow held %3 of its %4</source>
        <translation>memória no pico: %1 no processo, %2 reservados; o Arrow ocupou %3 dos seus %4</translation>
    </message>
    <message>
        <source>this run was started already; make a new one</source>
        <translation>esta execução já foi iniciada; crie uma nova</translation>
    </message>
    <message>
        <source>the run was never started</source>
        <translation>a execução nunca foi iniciada</translation>
    </message>
    <message>
        <source>the run is still being planned; try again in a moment</source>
        <translation>a execução ainda está sendo planejada; tente de novo em instantes</translation>
    </message>
    <message>
        <source>preview cancelled</source>
        <translation>prévia cancelada</translation>
    </message>
    <message>
        <source>a run of customers only has no transactions. Preview customers or devices, or leave customers-only out.</source>
        <translation>uma execução só de clientes não tem transações. Veja a prévia de clientes ou dispositivos, ou deixe customers-only de fora.</translation>
    </message>
    <message>
        <source>%1 killed runs have left %2 in %3; to remove them: ledgerloom clean --remove %4</source>
        <translation>%1 execuções encerradas à força deixaram %2 em %3; para remover: ledgerloom clean --remove %4</translation>
    </message>
    <message>
        <source>worker %1 could not be started: %2</source>
        <translation>o worker %1 não pôde ser iniciado: %2</translation>
    </message>
    <message>
        <source>worker %1 leaves its work to the others: %2</source>
        <translation>o worker %1 deixa seu trabalho para os outros: %2</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>parte %1</translation>
    </message>
    <message>
        <source>parts %1 to %2</source>
        <translation>partes %1 a %2</translation>
    </message>
    <message>
        <source>merging the sorted rows of shards %1 to %2</source>
        <translation>fusão das linhas ordenadas dos shards %1 a %2</translation>
    </message>
    <message>
        <source>%1 failed and will be tried again: %2</source>
        <translation>%1 falhou e haverá nova tentativa: %2</translation>
    </message>
    <message>
        <source>%1 was given up after %2 tries: %3</source>
        <translation>%1: desistência após %2 tentativas: %3</translation>
    </message>
    <message>
        <source>%1 waits: %2</source>
        <translation>%1 aguarda: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 falhou: %2</translation>
    </message>
    <message>
        <source>there was no room within %1 of waiting</source>
        <translation>não houve espaço em %1 de espera</translation>
    </message>
    <message>
        <source>no memory for the manifest; the finished parts stay</source>
        <translation>sem memória para o manifesto; as partes concluídas ficam</translation>
    </message>
    <message>
        <source>the part was given up</source>
        <translation>a parte foi abandonada</translation>
    </message>
    <message>
        <source>the output has no room</source>
        <translation>não há espaço na saída</translation>
    </message>
    <message>
        <source>shards could not all be made; what is finished stays, and the run can be resumed. The first failed with: %1</source>
        <translation>nem todos os shards puderam ser gerados; o que foi concluído fica, e a execução pode ser retomada. O primeiro falhou com: %1</translation>
    </message>
    <message>
        <source>merged runs could not all be made; what is finished stays, and the run can be resumed. The first failed with: %1</source>
        <translation>nem todos os blocos puderam ser fundidos; o que foi concluído fica, e a execução pode ser retomada. O primeiro falhou com: %1</translation>
    </message>
    <message>
        <source>parts could not all be made; what is finished stays, and the run can be resumed. The first failed with: %1</source>
        <translation>nem todas as partes puderam ser geradas; o que foi concluído fica, e a execução pode ser retomada. A primeira falhou com: %1</translation>
    </message>
    <message>
        <source>sorted rows were damaged on disk: their shards are made anew</source>
        <translation>linhas ordenadas foram danificadas no disco: os shards delas são refeitos</translation>
    </message>
    <message>
        <source>sorted rows were damaged on disk again and again; check the disk, then resume the run</source>
        <translation>linhas ordenadas foram danificadas no disco repetidas vezes; verifique o disco e depois retome a execução</translation>
    </message>
    <message>
        <source>sorted runs are left over: %1</source>
        <translation>sobraram blocos ordenados: %1</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 grupo</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>%1 grupos</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 parte</translation>
    </message>
    <message>
        <source>%1 parts</source>
        <translation>%1 partes</translation>
    </message>
    <message>
        <source>1 sorted run</source>
        <translation>1 bloco ordenado</translation>
    </message>
    <message>
        <source>%1 sorted runs</source>
        <translation>%1 blocos ordenados</translation>
    </message>
    <message>
        <source>%1 in memory</source>
        <translation>%1 em memória</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 não existe mais</translation>
    </message>
    <message>
        <source>%1, the sorted rows of shards %2 to %3, is damaged: %4</source>
        <translation>%1, com as linhas ordenadas dos shards %2 a %3, está danificado: %4</translation>
    </message>
    <message>
        <source>a page of its index has changed</source>
        <translation>uma página do índice mudou</translation>
    </message>
    <message>
        <source>its index leads nowhere</source>
        <translation>o índice não leva a lugar nenhum</translation>
    </message>
    <message>
        <source>rows from %1 on have changed</source>
        <translation>as linhas a partir de %1 mudaram</translation>
    </message>
    <message>
        <source>rows are missing</source>
        <translation>faltam linhas</translation>
    </message>
    <message>
        <source>its rows cannot be read (%1)</source>
        <translation>as linhas não podem ser lidas (%1)</translation>
    </message>
    <message>
        <source>not in the form they were written in</source>
        <translation>não têm a forma em que foram gravadas</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>está cortado</translation>
    </message>
    <message>
        <source>its end is not one of a run file</source>
        <translation>o fim não é o de um arquivo de blocos</translation>
    </message>
    <message>
        <source>its footer has changed</source>
        <translation>o rodapé mudou</translation>
    </message>
    <message>
        <source>sorted rows in memory end before what is read of them</source>
        <translation>as linhas ordenadas em memória terminam antes do que se lê delas</translation>
    </message>
    <message>
        <source>the sorted runs have fewer rows than they say</source>
        <translation>os blocos ordenados têm menos linhas do que dizem</translation>
    </message>
    <message>
        <source>the answer is not that of a Ledgerloom run of this version</source>
        <translation>a resposta não é a de uma execução do Ledgerloom desta versão</translation>
    </message>
    <message>
        <source>%1 is no URL that can be asked: give http://HOST:PORT/path (https is not supported)</source>
        <translation>%1 não é uma URL que possa ser consultada: informe http://HOST:PORT/caminho (https não é aceito)</translation>
    </message>
    <message>
        <source>%1 gave no answer that can be used (%2); check that the run is still there and was started with --serve</source>
        <translation>%1 não deu uma resposta utilizável (%2); verifique se a execução ainda está lá e foi iniciada com --serve</translation>
    </message>
    <message>
        <source>longer than 1 MiB</source>
        <translation>mais de 1 MiB</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>sem conexão</translation>
    </message>
    <message>
        <source>ConnectionTimeout</source>
        <translation>tempo de conexão esgotado</translation>
    </message>
    <message>
        <source>%1 answered %2: %3</source>
        <translation>%1 respondeu %2: %3</translation>
    </message>
    <message>
        <source>no output was given; name a folder, - for standard output or null</source>
        <translation>nenhuma saída foi informada; indique uma pasta, - para a saída padrão ou null</translation>
    </message>
    <message>
        <source>output %1: %2</source>
        <translation>saída %1: %2</translation>
    </message>
    <message>
        <source>output %1: %2 is a symbolic link, through which a run would write elsewhere; remove the link or choose another folder</source>
        <translation>saída %1: %2 é um link simbólico, pelo qual uma execução gravaria em outro lugar; remova o link ou escolha outra pasta</translation>
    </message>
    <message>
        <source>output %1 is a symbolic link to nothing; remove it or choose another folder</source>
        <translation>a saída %1 é um link simbólico para nada; remova-o ou escolha outra pasta</translation>
    </message>
    <message>
        <source>output %1 is not empty (it has %2); choose another prefix, go on with an interrupted run by --if-exists resume, or replace the dataset in it by --if-exists overwrite</source>
        <translation>a saída %1 não está vazia (contém %2); escolha outro prefixo, continue uma execução interrompida com --if-exists resume, ou substitua o conjunto de dados com --if-exists overwrite</translation>
    </message>
    <message>
        <source>another run is writing to %1; wait until it has ended or choose another output</source>
        <translation>outra execução está gravando em %1; espere ela terminar ou escolha outra saída</translation>
    </message>
    <message>
        <source>another run is writing to %1 as well and has taken it over from this one; wait until it has ended or choose another output</source>
        <translation>outra execução também está gravando em %1 e tomou o lugar desta; espere ela terminar ou escolha outra saída</translation>
    </message>
    <message>
        <source>another run is writing to %1 (its last sign of life was %2 ago; should it be dead, its place is free in %3); wait until it has ended or choose another output</source>
        <translation>outra execução está gravando em %1 (o último sinal de vida foi há %2; se estiver morta, o lugar fica livre em %3); espere ela terminar ou escolha outra saída</translation>
    </message>
    <message>
        <source>stopped while writing to standard output</source>
        <translation>parada durante a gravação na saída padrão</translation>
    </message>
    <message>
        <source>standard output ends inside shard %1 because its making failed; discard what was read and start again</source>
        <translation>a saída padrão termina dentro do shard %1 porque a geração dele falhou; descarte o que foi lido e comece de novo</translation>
    </message>
    <message>
        <source>parts are sent to an object store as they are made and stand nowhere else before; leave staging out, or write to a folder</source>
        <translation>as partes são enviadas a um armazenamento de objetos à medida que são geradas e não ficam em nenhum outro lugar antes; deixe staging de fora, ou grave em uma pasta</translation>
    </message>
    <message>
        <source>staging %1 is for an output folder; leave --staging out</source>
        <translation>staging %1 serve para uma pasta de saída; deixe --staging de fora</translation>
    </message>
    <message>
        <source>staging %1 is not a folder; make it first or choose another</source>
        <translation>staging %1 não é uma pasta; crie-a antes ou escolha outra</translation>
    </message>
    <message>
        <source>staging %1 cannot be written to; choose a folder of your own</source>
        <translation>não é possível gravar em staging %1; escolha uma pasta sua</translation>
    </message>
    <message>
        <source>staging %1 lies in the output folder; choose one outside of it</source>
        <translation>staging %1 fica dentro da pasta de saída; escolha uma fora dela</translation>
    </message>
    <message>
        <source>staging %1 is %2 short (needs %3, has %4 free). Use fewer --workers, a smaller --part-size or another folder</source>
        <translation>faltam %2 em staging %1 (precisa de %3, tem %4 livres). Use menos --workers, um --part-size menor ou outra pasta</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2; make the dataset anew in another folder, or here with --if-exists overwrite</source>
        <translation>%1 não pode ser usado: %2; gere o conjunto de dados de novo em outra pasta, ou aqui com --if-exists overwrite</translation>
    </message>
    <message>
        <source>it has an option that is not known here, %1</source>
        <translation>tem uma opção que não é conhecida aqui, %1</translation>
    </message>
    <message>
        <source>another version of the program wrote it</source>
        <translation>outra versão do programa o gravou</translation>
    </message>
    <message>
        <source>%1 is not a folder; name the folder of a run that was interrupted</source>
        <translation>%1 não é uma pasta; indique a pasta de uma execução que foi interrompida</translation>
    </message>
    <message>
        <source>%1 is not the folder of a Ledgerloom run: it has no %2. Name the folder that was given as --output</source>
        <translation>%1 não é a pasta de uma execução do Ledgerloom: não tem %2. Indique a pasta que foi informada em --output</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: it was begun by a program of data version %2, this one makes version %3. Resume it with the program that began it, or start anew in another folder</source>
        <translation>a execução em %1 não pode continuar: foi iniciada por um programa da versão de dados %2, este gera a versão %3. Retome com o programa que a iniciou, ou comece de novo em outra pasta</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: it was begun with %2, here is %3, which may make other bytes. Resume it where it was begun, or start anew in another folder</source>
        <translation>a execução em %1 não pode continuar: foi iniciada com %2, aqui há %3, que pode gerar outros bytes. Retome onde foi iniciada, ou comece de novo em outra pasta</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: customers-file %2 is not the one it was begun with (XXH3-128 %3). Put that one back, name it with --customers-file, or start anew in another folder</source>
        <translation>a execução em %1 não pode continuar: o arquivo de clientes %2 não é aquele com que foi iniciada (XXH3-128 %3). Ponha aquele de volta, indique-o com --customers-file, ou comece de novo em outra pasta</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: this program plans it otherwise than the one that began it. Resume it with that one, or start anew in another folder</source>
        <translation>a execução em %1 não pode continuar: este programa a planeja de outro modo que aquele que a iniciou. Retome com aquele, ou comece de novo em outra pasta</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: this program plans it otherwise than the one that began it. Resume it with that one, or start anew with another prefix</source>
        <translation>a execução em %1 não pode continuar: este programa a planeja de outro modo que aquele que a iniciou. Retome com aquele, ou comece de novo com outro prefixo</translation>
    </message>
    <message>
        <source>the run in %1 cannot go on: %2. Use the options it was begun with (ledgerloom resume %3 does), or another folder</source>
        <translation>a execução em %1 não pode continuar: %2. Use as opções com que foi iniciada (ledgerloom resume %3 faz isso), ou outra pasta</translation>
    </message>
    <message>
        <source>%1 was %2 and is now %3</source>
        <translation>%1 era %2 e agora é %3</translation>
    </message>
    <message>
        <source>%1 was %2 and is now %3, %4</source>
        <translation>%1 era %2 e agora é %3, %4</translation>
    </message>
    <message>
        <source>%1 is the journal of another plan; use the options the run was begun with, or another folder</source>
        <translation>%1 é o diário de outro plano; use as opções com que a execução foi iniciada, ou outra pasta</translation>
    </message>
    <message>
        <source>shard %1 is not in %2; the file was changed while the run went on: make the dataset anew</source>
        <translation>o shard %1 não está em %2; o arquivo foi alterado durante a execução: gere o conjunto de dados de novo</translation>
    </message>
    <message>
        <source>%1 in %2 was changed while the run went on; resume it, and the shard is made anew</source>
        <translation>%1 em %2 foi alterado durante a execução; retome-a, e o shard será refeito</translation>
    </message>
    <message>
        <source>%1 in %2 is too long to be a record of a run</source>
        <translation>%1 em %2 é longo demais para ser o registro de uma execução</translation>
    </message>
    <message>
        <source>%1 is not an index of customers. Make one of your file with: ledgerloom import-customers FILE INDEX, and give that INDEX here.</source>
        <translation>%1 não é um índice de clientes. Gere um do seu arquivo com: ledgerloom import-customers ARQUIVO ÍNDICE, e informe esse ÍNDICE aqui.</translation>
    </message>
    <message>
        <source>%1 is an index of version %2; this program reads version %3. Use the program that wrote it, or import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 é um índice da versão %2; este programa lê a versão %3. Use o programa que o gravou, ou importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 is cut within its header. Copy it again, or import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 está cortado no cabeçalho. Copie-o de novo, ou importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 is damaged: its header does not match its checksum. Copy it again, or import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 está danificado: o cabeçalho não confere com a soma de verificação. Copie-o de novo, ou importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 is damaged: its content does not match its checksum. Copy it again, or import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 está danificado: o conteúdo não confere com a soma de verificação. Copie-o de novo, ou importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes where its header says %3: it is cut or was added to. Copy it again, or import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 tem %2 bytes onde o cabeçalho diz %3: foi cortado ou acrescentado. Copie-o de novo, ou importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 was made by a program with other tables of cities, profiles or banks. With this one, import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 foi gerado por um programa com outras tabelas de cidades, perfis ou bancos. Com este, importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 contradicts itself: it was not written by this program. import the customers again with: ledgerloom import-customers FILE INDEX.</source>
        <translation>%1 se contradiz: não foi gravado por este programa. Importe os clientes de novo com: ledgerloom import-customers ARQUIVO ÍNDICE.</translation>
    </message>
    <message>
        <source>%1 cannot be read; check the disk and start again</source>
        <translation>%1 não pôde ser lido; verifique o disco e comece de novo</translation>
    </message>
    <message>
        <source>%1 was cut or changed while it was read; nothing made from it since is kept. Put the same file back and leave it alone until the run has ended</source>
        <translation>%1 foi cortado ou alterado enquanto era lido; nada gerado dele desde então é mantido. Ponha o mesmo arquivo de volta e não mexa nele até a execução terminar</translation>
    </message>
    <message>
        <source>%1: there is no such bucket. Make it first, or correct the address, its endpoint or its region</source>
        <translation>%1: esse bucket não existe. Crie-o antes, ou corrija o endereço, o endpoint ou a região</translation>
    </message>
    <message>
        <source>%1 refuses the credentials: %2. They are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE chooses the profile) or from the machine&apos;s role</source>
        <translation>%1 recusa as credenciais: %2. Elas vêm de AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY, de ~/.aws (AWS_PROFILE escolhe o perfil) ou da função da máquina</translation>
    </message>
    <message>
        <source>%1 denies access: %2. The credentials need leave to list, read and write there. They are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE chooses the profile) or from the machine&apos;s role</source>
        <translation>%1 nega o acesso: %2. As credenciais precisam de permissão para listar, ler e gravar ali. Elas vêm de AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY, de ~/.aws (AWS_PROFILE escolhe o perfil) ou da função da máquina</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 não responde: %2</translation>
    </message>
    <message>
        <source>%1 does not answer (%2); waiting for it</source>
        <translation>%1 não responde (%2); a execução aguarda</translation>
    </message>
    <message>
        <source>%1 does not answer (%2); waiting for it, %3 at most</source>
        <translation>%1 não responde (%2); a execução aguarda, no máximo %3</translation>
    </message>
    <message>
        <source>%1 did not answer for %2 (%3). Check the address and the network, then go on with the run</source>
        <translation>%1 não respondeu por %2 (%3). Verifique o endereço e a rede, e depois continue a execução</translation>
    </message>
    <message>
        <source>%1 answers again after %2</source>
        <translation>%1 responde de novo após %2</translation>
    </message>
    <message>
        <source>stopped while %1 was asked</source>
        <translation>parada durante uma consulta a %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Give its region, as in %3</source>
        <translation>%1 não pôde ser alcançado: %2. Informe a região, como em %3</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 não pôde ser aberto: %2</translation>
    </message>
    <message>
        <source>this program was built without Apache Arrow and cannot write to object stores; write to a folder, or build it anew after packaging/setup</source>
        <translation>este programa foi compilado sem o Apache Arrow e não pode gravar em armazenamentos de objetos; grave em uma pasta, ou compile-o de novo após packaging/setup</translation>
    </message>
    <message>
        <source>the Apache Arrow of this program has no S3 client (libarrow_s3 is not beside libarrow); run packaging/setup, or write to a folder</source>
        <translation>o Apache Arrow deste programa não tem cliente S3 (libarrow_s3 não está ao lado de libarrow); execute packaging/setup, ou grave em uma pasta</translation>
    </message>
    <message>
        <source>the library for s3:// cannot be loaded (%1); run packaging/setup again, or write to a folder</source>
        <translation>a biblioteca para s3:// não pôde ser carregada (%1); execute packaging/setup de novo, ou grave em uma pasta</translation>
    </message>
    <message>
        <source>AWS_ENDPOINT_URL holds a user name; leave it out, credentials are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or ~/.aws</source>
        <translation>AWS_ENDPOINT_URL contém um nome de usuário; deixe-o de fora, as credenciais vêm de AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY ou ~/.aws</translation>
    </message>
    <message>
        <source>hdfs:// needs Hadoop&apos;s libhdfs and a Java runtime, and they were not found. Set HADOOP_HOME (or ARROW_LIBHDFS_DIR), JAVA_HOME, and CLASSPATH to the answer of `hadoop classpath --glob`; or write to a folder and copy it by `hdfs dfs -put`</source>
        <translation>hdfs:// precisa da libhdfs do Hadoop e de um Java, e eles não foram encontrados. Defina HADOOP_HOME (ou ARROW_LIBHDFS_DIR), JAVA_HOME, e CLASSPATH com a resposta de `hadoop classpath --glob`; ou grave em uma pasta e copie-a com `hdfs dfs -put`</translation>
    </message>
    <message>
        <source>cannot write to standard output: %1</source>
        <translation>não foi possível gravar na saída padrão: %1</translation>
    </message>
    <message>
        <source>this has to be %1, not %2. Allowed: %3.</source>
        <translation>isto precisa ser %1, não %2. Permitido: %3.</translation>
    </message>
    <message>
        <source>%1 Allowed: %2 to %3 of the memory limit, or a size from %4 to %5.</source>
        <translation>%1 Permitido: %2 a %3 do limite de memória, ou um tamanho de %4 a %5.</translation>
    </message>
    <message>
        <source>the memory limit is %1: system memory available (%2) less %3 kept for the system (%4 was asked for)</source>
        <translation>o limite de memória é %1: memória disponível do sistema (%2) menos %3 mantidos para o sistema (foi pedido %4)</translation>
    </message>
    <message>
        <source>this key is not known. Known are version, name, description and values.</source>
        <translation>esta chave não é conhecida. As conhecidas são version, name, description e values.</translation>
    </message>
    <message>
        <source>the memory limit is %1: %2, too little to run in; free memory or raise that limit</source>
        <translation>o limite de memória é %1: %2, pouco demais para executar; libere memória ou aumente esse limite</translation>
    </message>
    <message>
        <source>system memory available (%1) less %2 kept for the system (%3 was asked for)</source>
        <translation>memória disponível do sistema (%1) menos %2 mantidos para o sistema (foi pedido %3)</translation>
    </message>
    <message>
        <source>%1 (%2 was asked for)</source>
        <translation>%1 (foi pedido %2)</translation>
    </message>
    <message>
        <source>%1 does not exist: name a file or a folder</source>
        <translation>%1 não existe: indique um arquivo ou uma pasta</translation>
    </message>
    <message>
        <source>%1 holds no files that could be read</source>
        <translation>%1 não contém arquivos que possam ser lidos</translation>
    </message>
    <message>
        <source>%1 holds no rows</source>
        <translation>%1 não contém linhas</translation>
    </message>
    <message>
        <source>%1 has no table %2</source>
        <translation>%1 não tem a tabela %2</translation>
    </message>
    <message>
        <source>%1 has no table %2; it has %3. Name one of them: --table</source>
        <translation>%1 não tem a tabela %2; tem %3. Indique uma delas: --table</translation>
    </message>
    <message>
        <source>there is no table %1 in %2; there are: %3</source>
        <translation>não há a tabela %1 em %2; há: %3</translation>
    </message>
    <message>
        <source>there is no column %1 in %2; there are: %3</source>
        <translation>não há a coluna %1 em %2; há: %3</translation>
    </message>
    <message>
        <source>the table has no column %1</source>
        <translation>a tabela não tem a coluna %1</translation>
    </message>
    <message>
        <source>%1 is no table of Ledgerloom&apos;s</source>
        <translation>%1 não é uma tabela do Ledgerloom</translation>
    </message>
    <message>
        <source>%1 is neither JSON lines, CSV, Parquet nor Arrow by its name and its first bytes. Name it .jsonl or .csv (also with .gz or .zst)</source>
        <translation>%1 não é nem linhas JSON, nem CSV, Parquet ou Arrow pelo nome e pelos primeiros bytes. Dê-lhe o nome .jsonl ou .csv (também com .gz ou .zst)</translation>
    </message>
    <message>
        <source>%1 is not made of JSON lines: its first rows hold no object. Name a file of JSON lines, CSV, Parquet or Arrow</source>
        <translation>%1 não é feito de linhas JSON: as primeiras linhas não contêm um objeto. Indique um arquivo de linhas JSON, CSV, Parquet ou Arrow</translation>
    </message>
    <message>
        <source>%1 has no header of names in its first line, so it is no CSV file that can be read</source>
        <translation>%1 não tem um cabeçalho com nomes na primeira linha, portanto não é um arquivo CSV que possa ser lido</translation>
    </message>
    <message>
        <source>%1 has two columns of one name</source>
        <translation>%1 tem duas colunas com o mesmo nome</translation>
    </message>
    <message>
        <source>%1 has other columns than the files before it: column %2 is %3, there it is %4</source>
        <translation>%1 tem colunas diferentes dos arquivos anteriores: a coluna %2 é %3, lá é %4</translation>
    </message>
    <message>
        <source>%1 has other columns than %2: %3. Work on files of one kind at a time</source>
        <translation>%1 tem colunas diferentes de %2: %3. Trabalhe com arquivos de um só tipo por vez</translation>
    </message>
    <message>
        <source>the header is not the table&apos;s: column %1 is %2, expected %3</source>
        <translation>o cabeçalho não é o da tabela: a coluna %1 é %2, esperada %3</translation>
    </message>
    <message>
        <source>column %1 is %2</source>
        <translation>a coluna %1 é %2</translation>
    </message>
    <message>
        <source>column %1 is of the type %2, there it is %3</source>
        <translation>a coluna %1 é do tipo %2, lá é %3</translation>
    </message>
    <message>
        <source>column %1 is of a type that is not read: it is left out</source>
        <translation>a coluna %1 é de um tipo que não é lido: fica de fora</translation>
    </message>
    <message>
        <source>key %1 comes too late to be a column: it is in none of the first rows</source>
        <translation>a chave %1 aparece tarde demais para ser uma coluna: não está em nenhuma das primeiras linhas</translation>
    </message>
    <message>
        <source>%1 is damaged before byte %2: %3</source>
        <translation>%1 está danificado antes do byte %2: %3</translation>
    </message>
    <message>
        <source>the gzip stream is cut off</source>
        <translation>o fluxo gzip está cortado</translation>
    </message>
    <message>
        <source>not a gzip stream</source>
        <translation>não é um fluxo gzip</translation>
    </message>
    <message>
        <source>the zstd stream is cut off</source>
        <translation>o fluxo zstd está cortado</translation>
    </message>
    <message>
        <source>the realism of %1 cannot be measured: it is of data version %2, this program makes version %3. Use the program that made it</source>
        <translation>o realismo de %1 não pode ser medido: é da versão de dados %2, e este programa faz a versão %3. Use o programa que o fez</translation>
    </message>
    <message>
        <source>in fewer than 100,000 payments chance decides: figures are not judged</source>
        <translation>em menos de 100.000 pagamentos decide o acaso: os números não são julgados</translation>
    </message>
    <message>
        <source>the realism of %1 cannot be measured: it has no transactions</source>
        <translation>o realismo de %1 não pode ser medido: não tem transações</translation>
    </message>
    <message>
        <source>the realism of %1 cannot be measured: its truth stands in the table labels. Allowed: datasets made with --labels inline or both</source>
        <translation>o realismo de %1 não pode ser medido: a verdade está na tabela labels. Permitido: conjuntos feitos com --labels inline ou both</translation>
    </message>
    <message>
        <source>customers are yours: their states and profiles are not held beside the country's, and fraud is not told by state</source>
        <translation>os clientes são seus: estados e perfis não são comparados com os do país, e a fraude não é mostrada por estado</translation>
    </message>
    <message>
        <source>%1 was changed while it was read: read it again</source>
        <translation>%1 foi alterado enquanto era lido: leia-o de novo</translation>
    </message>
    <message>
        <source>%1 ends at row %2, before this one</source>
        <translation>%1 termina na linha %2, antes desta</translation>
    </message>
    <message>
        <source>rows can be looked at only where the program was built with Apache Arrow: packaging/setup gets the libraries</source>
        <translation>as linhas só podem ser vistas onde o programa foi compilado com o Apache Arrow: packaging/setup traz as bibliotecas</translation>
    </message>
    <message>
        <source>inspect reads rows, which this program was built without Apache Arrow for. Build it with Arrow: packaging/setup gets the libraries</source>
        <translation>inspect lê linhas, e este programa foi compilado sem o Apache Arrow para isso. Compile-o com o Arrow: packaging/setup traz as bibliotecas</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 não pôde ser gravado: %2</translation>
    </message>
    <message>
        <source>row %1 cannot be read: %2</source>
        <translation>a linha %1 não pôde ser lida: %2</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>a linha está vazia</translation>
    </message>
    <message>
        <source>the line is no UTF-8</source>
        <translation>a linha não é UTF-8</translation>
    </message>
    <message>
        <source>the row is no UTF-8</source>
        <translation>a linha não é UTF-8</translation>
    </message>
    <message>
        <source>the line is no JSON object</source>
        <translation>a linha não é um objeto JSON</translation>
    </message>
    <message>
        <source>the line is no JSON object: it breaks off or a name is missing</source>
        <translation>a linha não é um objeto JSON: está interrompida ou falta um nome</translation>
    </message>
    <message>
        <source>the line is no JSON object: it breaks off or a comma is missing</source>
        <translation>a linha não é um objeto JSON: está interrompida ou falta uma vírgula</translation>
    </message>
    <message>
        <source>the JSON object is nested too deep</source>
        <translation>o objeto JSON tem níveis demais</translation>
    </message>
    <message>
        <source>more stands behind the JSON object: %1</source>
        <translation>há mais depois do objeto JSON: %1</translation>
    </message>
    <message>
        <source>a text is not ended, or holds what JSON does not allow</source>
        <translation>um texto não termina, ou contém o que o JSON não permite</translation>
    </message>
    <message>
        <source>%1 is no JSON value</source>
        <translation>%1 não é um valor JSON</translation>
    </message>
    <message>
        <source>column %1 is missing</source>
        <translation>falta a coluna %1</translation>
    </message>
    <message>
        <source>column %1 stands where %2 is expected</source>
        <translation>a coluna %1 está onde se espera %2</translation>
    </message>
    <message>
        <source>column %1 stands where the row should end</source>
        <translation>a coluna %1 está onde a linha deveria terminar</translation>
    </message>
    <message>
        <source>the row is spaced otherwise than it was written</source>
        <translation>a linha tem espaços diferentes dos que foram gravados</translation>
    </message>
    <message>
        <source>the line has %1; the longest that is read has %2</source>
        <translation>a linha tem %1; a mais longa que é lida tem %2</translation>
    </message>
    <message>
        <source>the file ends within this line: its line feed is missing</source>
        <translation>o arquivo termina dentro desta linha: falta a quebra de linha</translation>
    </message>
    <message>
        <source>the file ends within this row: its line feed is missing</source>
        <translation>o arquivo termina dentro desta linha: falta a quebra de linha</translation>
    </message>
    <message>
        <source>a quote is not closed or stands within a field</source>
        <translation>uma aspa não foi fechada ou está dentro de um campo</translation>
    </message>
    <message>
        <source>the row has %1, the header %2</source>
        <translation>a linha tem %1, o cabeçalho %2</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 campo</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 campos</translation>
    </message>
    <message>
        <source>%1 is no integer</source>
        <translation>%1 não é um número inteiro</translation>
    </message>
    <message>
        <source>%1 is no number</source>
        <translation>%1 não é um número</translation>
    </message>
    <message>
        <source>%1 is no text</source>
        <translation>%1 não é um texto</translation>
    </message>
    <message>
        <source>%1 is no boolean</source>
        <translation>%1 não é um booleano</translation>
    </message>
    <message>
        <source>%1 is no timestamp</source>
        <translation>%1 não é uma data com hora</translation>
    </message>
    <message>
        <source>the numbers of more than %1 rows do not fit into %2</source>
        <translation>os números de mais de %1 linhas não cabem em %2</translation>
    </message>
    <message>
        <source>the numbers of the rows that were found</source>
        <translation>os números das linhas encontradas</translation>
    </message>
    <message>
        <source>rows of more than 1 GiB do not fit into one page</source>
        <translation>linhas de mais de 1 GiB não cabem em uma página</translation>
    </message>
    <message>
        <source>a page of rows</source>
        <translation>uma página de linhas</translation>
    </message>
    <message>
        <source>the index of rows</source>
        <translation>o índice das linhas</translation>
    </message>
    <message>
        <source>rows that are searched</source>
        <translation>as linhas pesquisadas</translation>
    </message>
    <message>
        <source>names of folders</source>
        <translation>os nomes de pastas</translation>
    </message>
    <message>
        <source>rows that are looked at</source>
        <translation>as linhas vistas</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>as linhas de %1</translation>
    </message>
    <message>
        <source>a long row of %1</source>
        <translation>uma linha longa de %1</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>a leitura de %1</translation>
    </message>
    <message>
        <source>reading a compressed file</source>
        <translation>a leitura de um arquivo comprimido</translation>
    </message>
    <message>
        <source>decompressing zstd</source>
        <translation>a descompressão de zstd</translation>
    </message>
    <message>
        <source>the sketches of %1</source>
        <translation>os resumos de %1</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 coluna</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 colunas</translation>
    </message>
    <message>
        <source>the system refused memory for decompressing %1</source>
        <translation>o sistema recusou memória para descomprimir %1</translation>
    </message>
    <message>
        <source>%1. Raise --memory-limit</source>
        <translation>%1. Aumente --memory-limit</translation>
    </message>
    <message>
        <source>no longer wanted</source>
        <translation>não é mais necessário</translation>
    </message>
    <message>
        <source>too much to be copied</source>
        <translation>é demais para copiar</translation>
    </message>
    <message>
        <source>stopped as asked</source>
        <translation>parado como pedido</translation>
    </message>
    <message>
        <source>stopped as asked; %1 of %2 were read until then</source>
        <translation>parado como pedido; até então foram lidos %1 de %2</translation>
    </message>
    <message>
        <source>stopped as asked; %1 of %2 and %3 were read until then</source>
        <translation>parado como pedido; até então foram lidos %1 de %2 e %3</translation>
    </message>
    <message>
        <source>stopped because memory ran out (EMERGENCY); %1 of %2 were read until then. Raise --memory-limit, or end what else needs memory</source>
        <translation>parado porque a memória acabou (EMERGÊNCIA); até então foram lidos %1 de %2. Aumente --memory-limit, ou encerre o que mais precisa de memória</translation>
    </message>
    <message>
        <source>stopped because memory ran out (EMERGENCY); %1 of %2 and %3 were read until then. Raise --memory-limit, or end what else needs memory</source>
        <translation>parado porque a memória acabou (EMERGÊNCIA); até então foram lidos %1 de %2 e %3. Aumente --memory-limit, ou encerre o que mais precisa de memória</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 linha</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>cannot make a scratch file %1: %2</source>
        <translation>não foi possível criar um arquivo temporário em %1: %2</translation>
    </message>
    <message>
        <source>cannot write a scratch file in %1: %2</source>
        <translation>não foi possível gravar um arquivo temporário em %1: %2</translation>
    </message>
    <message>
        <source>cannot read a scratch file in %1: %2</source>
        <translation>não foi possível ler um arquivo temporário em %1: %2</translation>
    </message>
    <message>
        <source>%1 is no date</source>
        <translation>%1 não é uma data</translation>
    </message>
    <message>
        <source>there is no spark-submit in PATH. Install Apache Spark, the version of the cluster, and set SPARK_HOME to its folder</source>
        <translation>não há spark-submit no PATH. Instale o Apache Spark, na versão do cluster, e aponte SPARK_HOME para a pasta dele</translation>
    </message>
    <message>
        <source>there is no %1. Install Apache Spark, the version of the cluster, and set SPARK_HOME to its folder</source>
        <translation>não há %1. Instale o Apache Spark, na versão do cluster, e aponte SPARK_HOME para a pasta dele</translation>
    </message>
    <message>
        <source>there is no Java, which Spark runs on. Install it, and set JAVA_HOME where it is not in PATH</source>
        <translation>não há Java, do qual o Spark precisa. Instale-o e defina JAVA_HOME se ele não estiver no PATH</translation>
    </message>
    <message>
        <source>Spark %1 does not run on Java %2: it needs %3. Set JAVA_HOME to one of these</source>
        <translation>o Spark %1 não roda no Java %2: ele precisa de %3. Aponte JAVA_HOME para um destes</translation>
    </message>
    <message>
        <source>a cluster writes to a folder that all its machines share, to s3:// or to hdfs://. Name one with --output</source>
        <translation>um cluster grava em uma pasta que todas as suas máquinas compartilham, em s3:// ou em hdfs://. Indique com --output</translation>
    </message>
    <message>
        <source>time is made by one process, which merges all rows; leave --order and --partition out, or --on</source>
        <translation>a ordem por tempo é feita por um só processo, que funde todas as linhas; deixe de fora --order e --partition, ou --on</translation>
    </message>
    <message>
        <source>a cluster writes its shards as it makes them; leave --%1 out, or --on</source>
        <translation>um cluster grava seus shards à medida que os faz; deixe de fora --%1, ou --on</translation>
    </message>
    <message>
        <source>output %1 holds a run that was begun on a cluster; go on with: %2</source>
        <translation>output %1 contém uma execução começada em um cluster; continue com: %2</translation>
    </message>
    <message>
        <source>the Spark master %1 cannot be reached (%2). Is it running, and is this its address as its own page shows it?</source>
        <translation>o master do Spark %1 não pode ser alcançado (%2). Ele está rodando, e este é o endereço que a página dele mostra?</translation>
    </message>
    <message>
        <source>the cluster decides on workers and limits of its run</source>
        <translation>o cluster decide sobre os workers e limites da sua execução</translation>
    </message>
    <message>
        <source>spark://HOST:PORT (or several, as spark://HOST:PORT,HOST:PORT), yarn, k8s://..., or local[N]</source>
        <translation>spark://HOST:PORT (ou vários, como spark://HOST:PORT,HOST:PORT), yarn, k8s://... ou local[N]</translation>
    </message>
    <message>
        <source>%1 is no Spark master.</source>
        <translation>%1 não é um master do Spark.</translation>
    </message>
    <message>
        <source>output %1 is not empty; choose a new or empty folder, or replace the dataset in it by --if-exists overwrite</source>
        <translation>a saída %1 não está vazia; escolha uma pasta nova ou vazia, ou substitua o conjunto que está nela com --if-exists overwrite</translation>
    </message>
    <message>
        <source>%1 holds nothing that a cluster has begun: it has no %2. What one machine has begun, ledgerloom resume without --on goes on with</source>
        <translation>%1 não tem nada que um cluster tenha começado: falta %2. O que uma máquina começou, ledgerloom resume continua sem --on</translation>
    </message>
    <message>
        <source>%1 holds nothing that a cluster has begun: it has no %2. Begin with: %3</source>
        <translation>%1 não tem nada que um cluster tenha começado: falta %2. Comece com: %3</translation>
    </message>
    <message>
        <source>output %1 is being made by another driver, process %2. Wait for it, look at it with: %3, or end it with: %4</source>
        <translation>a saída %1 está sendo feita por outro driver, o processo %2. Espere por ele, olhe-o com: %3, ou encerre-o com: %4</translation>
    </message>
    <message>
        <source>output: %1 is not a folder. Name a new or empty folder that all machines of the cluster share</source>
        <translation>saída: %1 não é uma pasta. Indique uma pasta nova ou vazia que todas as máquinas do cluster compartilhem</translation>
    </message>
    <message>
        <source>output: %1 cannot be written on this machine, which commits (%2). Name a folder that it and all executors can write</source>
        <translation>saída: não se pode escrever em %1 nesta máquina, que faz o commit (%2). Indique uma pasta em que ela e todos os executores possam escrever</translation>
    </message>
    <message>
        <source>no executor came within %1 s: the cluster has no worker with %2 free cores and %3 free memory. Look at the master's page, or ask for less with %4</source>
        <translation>nenhum executor veio em %1 s: o cluster não tem um worker com %2 núcleos e %3 de memória livres. Olhe a página do master, ou peça menos com %4</translation>
    </message>
    <message>
        <source>the driver of the run was lost: signal %1 ended it. What was made stays, and the run can be resumed</source>
        <translation>o driver da execução se perdeu: o sinal %1 o encerrou. O que foi feito fica, e a execução pode ser retomada</translation>
    </message>
    <message>
        <source>the run goes on without this program</source>
        <translation>a execução continua sem este programa</translation>
    </message>
    <message>
        <source>stopped before it began</source>
        <translation>parada antes de começar</translation>
    </message>
    <message>
        <source>stopped by a signal; the same command goes on with %1</source>
        <translation>parada por um sinal; o mesmo comando continua com %1</translation>
    </message>
    <message>
        <source>%1. The same command goes on where this one ended</source>
        <translation>%1. O mesmo comando continua de onde este parou</translation>
    </message>
    <message>
        <source>%1 of %2 shards are missing in %3: %4. %5</source>
        <translation>faltam %1 de %2 fragmentos em %3: %4. %5</translation>
    </message>
    <message>
        <source>%1 holds no shards of a plan. %2</source>
        <translation>%1 não tem fragmentos de um plano. %2</translation>
    </message>
    <message>
        <source>%1. Can every executor write there</source>
        <translation>%1. Todos os executores podem escrever ali</translation>
    </message>
    <message>
        <source>shard %1 on %2: %3 (code %4)</source>
        <translation>fragmento %1 em %2: %3 (código %4)</translation>
    </message>
    <message>
        <source>%1 shards, the first %2 on %3: %4 (code %5)</source>
        <translation>%1 fragmentos, o primeiro %2 em %3: %4 (código %5)</translation>
    </message>
    <message>
        <source>shard %1 on %2: %3 (code %4); it is tried again</source>
        <translation>fragmento %1 em %2: %3 (código %4); tenta-se de novo</translation>
    </message>
    <message>
        <source>%1: the worst of the executors</source>
        <translation>%1: o pior dos executores</translation>
    </message>
    <message>
        <source>no cluster is making %1: no driver has left a note there</source>
        <translation>nenhum cluster está fazendo %1: nenhum driver deixou um aviso ali</translation>
    </message>
    <message>
        <source>the driver of the run to %1 has ended without a word. Go on with: %2</source>
        <translation>o driver da execução para %1 terminou sem dizer nada. Continue com: %2</translation>
    </message>
    <message>
        <source>cannot write %1, by which the driver on %2 is asked to stop. Ask for the right to write there, or end its process %3 on that machine</source>
        <translation>não se pode escrever %1, com que se pede ao driver em %2 que pare. Peça o direito de escrever ali, ou encerre o processo %3 naquela máquina</translation>
    </message>
    <message>
        <source>there is no %1, where JAVA_HOME points. Set it to the folder of a Java that Spark runs on, or unset it to use the one in PATH</source>
        <translation>não há %1, para onde JAVA_HOME aponta. Aponte-o para a pasta de um Java em que o Spark funcione, ou remova-o para usar o do PATH</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>choose or type a folder</source>
        <translation>escolha ou digite uma pasta</translation>
    </message>
    <message>
        <source>choose or type a file</source>
        <translation>escolha ou digite um arquivo</translation>
    </message>
    <message>
        <source>the usual mix</source>
        <translation>a mistura usual</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Customers file</source>
        <translation>Arquivo de clientes</translation>
    </message>
    <message>
        <source>Units in flight</source>
        <translation>Unidades em trânsito</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Guardar em</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primeiro dia</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último dia</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Fraud rate</source>
        <translation>Taxa de fraude</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificuldade</translation>
    </message>
    <message>
        <source>One average behaviour</source>
        <translation>Um só comportamento médio</translation>
    </message>
    <message>
        <source>Customers only</source>
        <translation>Só clientes</translation>
    </message>
    <message>
        <source>Only the v3 columns</source>
        <translation>Só as colunas v3</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>Scenario weights</source>
        <translation>Pesos dos cenários</translation>
    </message>
    <message>
        <source>Table of merchants</source>
        <translation>Tabela de lojistas</translation>
    </message>
    <message>
        <source>Names in</source>
        <translation>Nomes em</translation>
    </message>
    <message>
        <source>Portuguese, as v3</source>
        <translation>português, como v3</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglês</translation>
    </message>
    <message>
        <source>Table of credits</source>
        <translation>Tabela de créditos</translation>
    </message>
    <message>
        <source>Graph: nodes and edges</source>
        <translation>Grafo: nós e arestas</translation>
    </message>
    <message>
        <source>with each payment</source>
        <translation>com cada pagamento</translation>
    </message>
    <message>
        <source>in tables, later</source>
        <translation>em tabelas, depois</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compressão</translation>
    </message>
    <message>
        <source>Compression level</source>
        <translation>Nível de compressão</translation>
    </message>
    <message>
        <source>Part size</source>
        <translation>Tamanho da parte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>Folders by</source>
        <translation>Pastas por</translation>
    </message>
    <message>
        <source>Merge width</source>
        <translation>Largura da fusão</translation>
    </message>
    <message>
        <source>Keep sorted runs</source>
        <translation>Manter blocos ordenados</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>Tamanho do lote</translation>
    </message>
    <message>
        <source>If not empty</source>
        <translation>Se não vazia</translation>
    </message>
    <message>
        <source>Staging folder</source>
        <translation>Pasta de preparo</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Limite de memória</translation>
    </message>
    <message>
        <source>Soft limit</source>
        <translation>Limite suave</translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation>Deixar livre</translation>
    </message>
    <message>
        <source>Arrow limit</source>
        <translation>Limite do Arrow</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Verificar a cada</translation>
    </message>
    <message>
        <source>Growth limit</source>
        <translation>Limite de cresc.</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disco</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memória</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Arrow IPC</source>
        <translation>Arrow IPC</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>Zstandard</source>
        <translation>Zstandard</translation>
    </message>
    <message>
        <source>Snappy</source>
        <translation>Snappy</translation>
    </message>
    <message>
        <source>LZ4</source>
        <translation>LZ4</translation>
    </message>
    <message>
        <source>by shard</source>
        <translation>por shard</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>por tempo</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dia</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mês</translation>
    </message>
    <message>
        <source>do not start</source>
        <translation>não iniciar</translation>
    </message>
    <message>
        <source>go on with the run in it</source>
        <translation>continuar a execução dela</translation>
    </message>
    <message>
        <source>replace the old dataset</source>
        <translation>substituir o conjunto antigo</translation>
    </message>
    <message>
        <source>no fraud at all</source>
        <translation>nenhuma fraude</translation>
    </message>
    <message>
        <source>as banks see it</source>
        <translation>como os bancos a veem</translation>
    </message>
    <message>
        <source>easier to find: large, quick, strange devices</source>
        <translation>mais fácil: alta, rápida, aparelhos estranhos</translation>
    </message>
    <message>
        <source>harder to find: small, patient, own devices</source>
        <translation>mais difícil: baixa, paciente, aparelhos próprios</translation>
    </message>
    <message>
        <source>1 row in %1</source>
        <translation>1 linha em %1</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 dia</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 dias</translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation>Permitido: %1</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>of the memory limit</source>
        <translation>do limite de memória</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Feito em</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>este computador</translation>
    </message>
</context>
<context>
    <name>ledgerloom::AdjustDialog</name>
    <message>
        <source>Workers and limits of this run</source>
        <translation>Workers e limites desta execução</translation>
    </message>
    <message>
        <source>&amp;Apply now</source>
        <translation>&amp;Aplicar agora</translation>
    </message>
    <message>
        <source>The data stay the same, byte for byte. Workers join at once, or park when they have finished their shard.</source>
        <translation>Os dados continuam os mesmos, byte a byte. Os workers entram na hora ou param ao terminar o shard em que estão.</translation>
    </message>
    <message>
        <source>Now: %1 of %2 workers at work, %3 in use, limit %4</source>
        <translation>Agora: %1 de %2 workers ativos, %3 em uso, limite %4</translation>
    </message>
    <message>
        <source>To mend first: %1</source>
        <translation>Corrija antes: %1</translation>
    </message>
    <message>
        <source>In force from now on.</source>
        <translation>Em vigor a partir de agora.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ChartControls</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Show only the selected stretch (Enter)</source>
        <translation>Mostrar só o trecho selecionado (Enter)</translation>
    </message>
    <message>
        <source>Show &amp;limits</source>
        <translation>Mostrar &amp;limites</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Fixar</translation>
    </message>
    <message>
        <source>Hold the view still; the run goes on</source>
        <translation>Congelar a visualização; a execução continua</translation>
    </message>
    <message>
        <source>Scale the memory chart so that the soft and hard limit are on it</source>
        <translation>Ajustar a escala do gráfico de memória para incluir os limites suave e rígido</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>Show the last ten minutes</source>
        <translation>Mostrar os últimos dez minutos</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>Mostrar a última hora</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>Mostrar toda a execução</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Choose which curves are drawn</source>
        <translation>Escolher quais curvas são desenhadas</translation>
    </message>
    <message>
        <source>Take the charts out: picture, figures, table</source>
        <translation>Levar os gráficos: imagem, números, tabela</translation>
    </message>
    <message>
        <source>&amp;Copy as a picture</source>
        <translation>&amp;Copiar como imagem</translation>
    </message>
    <message>
        <source>Save as &amp;PNG …</source>
        <translation>Salvar como &amp;PNG …</translation>
    </message>
    <message>
        <source>Save as &amp;SVG …</source>
        <translation>Salvar como &amp;SVG …</translation>
    </message>
    <message>
        <source>Save the figures as CS&amp;V …</source>
        <translation>Salvar os números em CS&amp;V …</translation>
    </message>
    <message>
        <source>Show as a &amp;table</source>
        <translation>Mostrar como &amp;tabela</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ChartTable</name>
    <message>
        <source>Figures of the charts</source>
        <translation>Números dos gráficos</translation>
    </message>
    <message>
        <source>The charts as a table</source>
        <translation>Os gráficos como tabela</translation>
    </message>
</context>
<context>
    <name>ledgerloom::CompareDialog</name>
    <message>
        <source>not set</source>
        <translation>não definido</translation>
    </message>
    <message>
        <source>Compare with the saved preset</source>
        <translation>Comparar com a predefinição salva</translation>
    </message>
    <message>
        <source>Changed since “%1”</source>
        <translation>Alterado desde “%1”</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Salvo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Take saved</source>
        <translation>Usar o salvo</translation>
    </message>
    <message>
        <source>Take the saved value of %1</source>
        <translation>Usar o valor salvo de %1</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Comparison</name>
    <message>
        <source>same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Fraudulent rows</source>
        <translation>Linhas fraudulentas</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>Tempo de execução</translation>
    </message>
    <message>
        <source>Rows a second</source>
        <translation>Linhas por segundo</translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation>Bytes por segundo</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memória</translation>
    </message>
    <message>
        <source>Peak reserved</source>
        <translation>Pico reservado</translation>
    </message>
    <message>
        <source>Time over NORMAL</source>
        <translation>Tempo acima de NORMAL</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Esta execução</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>A outra</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Two runs compared</source>
        <translation>Duas execuções comparadas</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>Comparar duas execuções</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ConfigDrop</name>
    <message>
        <source>the dataset in %1</source>
        <translation>do conjunto de dados em %1</translation>
    </message>
    <message>
        <source>the preset “%1”</source>
        <translation>da predefinição “%1”</translation>
    </message>
    <message>
        <source>Nothing was taken from the file</source>
        <translation>Nada foi aproveitado do arquivo</translation>
    </message>
    <message>
        <source>The form has the values of %1</source>
        <translation>O formulário tem os valores %1</translation>
    </message>
    <message>
        <source>Undo takes them back (Ctrl+Z).</source>
        <translation>Desfazer os remove (Ctrl+Z).</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ConfigForm</name>
    <message>
        <source>Fraud and labels</source>
        <translation>Fraude e rótulos</translation>
    </message>
    <message>
        <source>own mix</source>
        <translation>mistura própria</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Workers and memory</source>
        <translation>Workers e memória</translation>
    </message>
    <message>
        <source>Customers and columns</source>
        <translation>Clientes e colunas</translation>
    </message>
    <message>
        <source>Volume: %1</source>
        <translation>Volume: %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>here: %1</source>
        <translation>aqui: %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 livres</translation>
    </message>
    <message>
        <source>no folder yet</source>
        <translation>sem pasta ainda</translation>
    </message>
    <message>
        <source>workers auto</source>
        <translation>workers automáticos</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 workers</translation>
    </message>
    <message>
        <source>limit auto</source>
        <translation>limite automático</translation>
    </message>
    <message>
        <source>customers auto</source>
        <translation>clientes automáticos</translation>
    </message>
    <message>
        <source>no payments</source>
        <translation>sem pagamentos</translation>
    </message>
    <message>
        <source>one behaviour</source>
        <translation>um comportamento</translation>
    </message>
</context>
<context>
    <name>ledgerloom::DatasetBar</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a dataset or a file</source>
        <translation>Abrir um dataset ou um arquivo</translation>
    </message>
    <message>
        <source>Find an id</source>
        <translation>Achar um id</translation>
    </message>
    <message>
        <source>Find a row by its id</source>
        <translation>Achar uma linha pelo id</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>Ir à linha</translation>
    </message>
    <message>
        <source>Go to a row by its number</source>
        <translation>Ir a uma linha pelo número</translation>
    </message>
    <message>
        <source>Fraud only</source>
        <translation>Só fraude</translation>
    </message>
    <message>
        <source>Show fraudulent rows alone</source>
        <translation>Mostrar somente as linhas fraudulentas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Choose the columns to show</source>
        <translation>Escolher as colunas mostradas</translation>
    </message>
    <message>
        <source>Copy the selected cells (Ctrl+C)</source>
        <translation>Copiar as células selecionadas (Ctrl+C)</translation>
    </message>
    <message>
        <source>Export the selected rows and columns as CSV, or all of them</source>
        <translation>Exportar como CSV as linhas e colunas selecionadas, ou todas</translation>
    </message>
    <message>
        <source>Show what the column comes to</source>
        <translation>Mostrar o resumo da coluna</translation>
    </message>
    <message>
        <source>Table of the dataset</source>
        <translation>Tabela do dataset</translation>
    </message>
    <message>
        <source>&amp;Folder …</source>
        <translation>&amp;Pasta …</translation>
    </message>
    <message>
        <source>F&amp;ile …</source>
        <translation>Ar&amp;quivo …</translation>
    </message>
    <message>
        <source>Columns to show</source>
        <translation>Colunas mostradas</translation>
    </message>
</context>
<context>
    <name>ledgerloom::DatasetDialogs</name>
    <message>
        <source>Open a dataset: choose its folder</source>
        <translation>Abrir um dataset: escolha a pasta</translation>
    </message>
    <message>
        <source>Open a file of rows</source>
        <translation>Abrir um arquivo de linhas</translation>
    </message>
    <message>
        <source>Rows (*.jsonl *.ndjson *.json *.csv *.tsv *.gz *.zst *.parquet *.arrow *.feather)</source>
        <translation>Linhas (*.jsonl *.ndjson *.json *.csv *.tsv *.gz *.zst *.parquet *.arrow *.feather)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Export rows as CSV</source>
        <translation>Exportar linhas como CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>ledgerloom::DatasetMessage</name>
    <message>
        <source>Open a folder …</source>
        <translation>Abrir uma pasta …</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>Abrir um arquivo …</translation>
    </message>
    <message>
        <source>Look into a dataset</source>
        <translation>Ver um dataset por dentro</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Abrindo …</translation>
    </message>
    <message>
        <source>This cannot be opened</source>
        <translation>Não foi possível abrir</translation>
    </message>
    <message>
        <source>Open a folder or a file of JSON lines, CSV, Parquet or Arrow of any size, or drop it here.</source>
        <translation>Abra uma pasta ou um arquivo JSON Lines, CSV, Parquet ou Arrow de qualquer tamanho, ou solte aqui.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::DatasetPage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Export as CSV …</source>
        <translation>&amp;Exportar como CSV …</translation>
    </message>
    <message>
        <source>Only rows with this &amp;value</source>
        <translation>Só linhas com este &amp;valor</translation>
    </message>
    <message>
        <source>The rows of this &amp;fraud</source>
        <translation>As linhas desta &amp;fraude</translation>
    </message>
    <message>
        <source>Show &amp;all rows</source>
        <translation>Mostrar &amp;todas as linhas</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>Achar %1</translation>
    </message>
</context>
<context>
    <name>ledgerloom::DatasetStatus</name>
    <message>
        <source>Show all rows</source>
        <translation>Mostrar todas as linhas</translation>
    </message>
    <message>
        <source>Stop looking for rows</source>
        <translation>Parar a busca de linhas</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Progresso da busca</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Parar a exportação</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progresso da exportação</translation>
    </message>
    <message>
        <source>%1 % exported</source>
        <translation>%1 % exportado</translation>
    </message>
    <message>
        <source>fraudulent row</source>
        <translation>linha fraudulenta</translation>
    </message>
    <message>
        <source>%1: %2 rows so far</source>
        <translation>%1: %2 linhas até agora</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 linhas</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>%1 rows so far, %2 % counted</source>
        <translation>%1 linhas até agora, %2 % contados</translation>
    </message>
</context>
<context>
    <name>ledgerloom::EmptyCharts</name>
    <message>
        <source>Press Start and watch the run here</source>
        <translation>Pressione Iniciar e acompanhe a execução aqui</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>What the process holds and has reserved, in the colour of the pressure level, with the soft and the hard limit.</source>
        <translation>O que o processo ocupa e reservou, na cor do nível de pressão, com os limites suave e rígido.</translation>
    </message>
    <message>
        <source>Growth rate</source>
        <translation>Taxa de crescimento</translation>
    </message>
    <message>
        <source>How fast memory grows or shrinks, and from where on workers slow down.</source>
        <translation>A velocidade com que a memória cresce ou diminui e a partir de onde os workers desaceleram.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>Rows and bytes a second. Changes of level and what the engine did about them are marked on the time line.</source>
        <translation>Linhas e bytes por segundo. As mudanças de nível e o que o motor fez a respeito ficam marcadas na linha do tempo.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::EstimatePanel</name>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>ESTIMATE</source>
        <translation>ESTIMATIVA</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>linhas</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>em disco</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tempo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>object store</source>
        <translation>armazenamento de objetos</translation>
    </message>
    <message>
        <source>%1 needed</source>
        <translation>%1 necessários</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>não usado</translation>
    </message>
    <message>
        <source>exceeded by %1</source>
        <translation>excedido em %1</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 de %2 livres</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>updating …</source>
        <translation>atualizando …</translation>
    </message>
    <message>
        <source>of the last valid values</source>
        <translation>dos últimos valores válidos</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Pronto para iniciar</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>menos de 1 s</translation>
    </message>
    <message>
        <source>%1 – %2 years</source>
        <translation>%1 – %2 anos</translation>
    </message>
    <message>
        <source>%1 – %2 days</source>
        <translation>%1 – %2 dias</translation>
    </message>
    <message>
        <source>%1 – %2 h</source>
        <translation>%1 – %2 h</translation>
    </message>
    <message>
        <source>%1 customers</source>
        <translation>%1 clientes</translation>
    </message>
    <message>
        <source>%1 fraudulent rows</source>
        <translation>%1 linhas fraudulentas</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Without %1 of the 13 fraud types</source>
        <translation>Sem %1 dos 13 tipos de fraude</translation>
    </message>
    <message>
        <source>With either store</source>
        <translation>Com cada armazenamento</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>pico</translation>
    </message>
    <message>
        <source>limit for it</source>
        <translation>limite para isso</translation>
    </message>
    <message>
        <source>written</source>
        <translation>gravado</translation>
    </message>
    <message>
        <source>disk: streamed</source>
        <translation>disco: em fluxo</translation>
    </message>
    <message>
        <source>memory: all held</source>
        <translation>memória: tudo retido</translation>
    </message>
    <message>
        <source>Held rows</source>
        <translation>Linhas retidas</translation>
    </message>
    <message>
        <source>one</source>
        <translation>uma</translation>
    </message>
    <message>
        <source>a million</source>
        <translation>um milhão</translation>
    </message>
    <message>
        <source>Decided for you</source>
        <translation>Decidido automaticamente</translation>
    </message>
    <message>
        <source>Memory held at once</source>
        <translation>Memória ocupada ao mesmo tempo</translation>
    </message>
    <message>
        <source>Fraud types that are not made</source>
        <translation>Tipos de fraude que não são gerados</translation>
    </message>
    <message>
        <source>time here</source>
        <translation>tempo aqui</translation>
    </message>
    <message>
        <source>What this computer would take; ledgerloom estimate --on tells a cluster's time</source>
        <translation>O que este computador levaria; ledgerloom estimate --on diz o tempo de um cluster</translation>
    </message>
</context>
<context>
    <name>ledgerloom::FieldRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ledgerloom::FinishedRuns</name>
    <message>
        <source>Open a finished run: choose its folder</source>
        <translation>Abrir uma execução concluída: escolha a pasta</translation>
    </message>
    <message>
        <source>Compare with another run: choose its folder</source>
        <translation>Comparar com outra execução: escolha a pasta</translation>
    </message>
    <message>
        <source>There is no finished run in this folder</source>
        <translation>Não há execução concluída nesta pasta</translation>
    </message>
    <message>
        <source>%1 has no record of its charts.</source>
        <translation>%1 não tem registro dos gráficos.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Fixes</name>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>Make it %1</source>
        <translation>Mudar para %1</translation>
    </message>
    <message>
        <source>Raise the limit to %1</source>
        <translation>Aumentar o limite para %1</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Voltar para %1</translation>
    </message>
    <message>
        <source>Swap the days</source>
        <translation>Trocar os dias</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Desligar</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>Deixar vazio</translation>
    </message>
</context>
<context>
    <name>ledgerloom::GrowthPlot</name>
    <message>
        <source>workers slow down from %1</source>
        <translation>workers desaceleram a partir de %1</translation>
    </message>
    <message>
        <source>Growth rate, MiB/s</source>
        <translation>Taxa de crescimento, MiB/s</translation>
    </message>
    <message>
        <source>process</source>
        <translation>processo</translation>
    </message>
    <message>
        <source>Growth rate: not available.</source>
        <translation>Taxa de crescimento: não disponível.</translation>
    </message>
    <message>
        <source>Growth rate of memory: %1, between %2 and %3 in the time shown.</source>
        <translation>Taxa de crescimento da memória: %1, entre %2 e %3 no tempo mostrado.</translation>
    </message>
    <message>
        <source>cluster sum</source>
        <translation>soma do cluster</translation>
    </message>
</context>
<context>
    <name>ledgerloom::HelpDialogs</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Próximo campo</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menus</translation>
    </message>
    <message>
        <source>Alt + underlined letter</source>
        <translation>Alt + letra sublinhada</translation>
    </message>
    <message>
        <source>About Ledgerloom</source>
        <translation>Sobre o Ledgerloom</translation>
    </message>
    <message>
        <source>Large, labelled, synthetic payment datasets in bounded memory.

Source under the MIT licence. The studio as a program is under the GPL version 3, because of Qt Charts. The type face is made from Inter, under the SIL Open Font License.</source>
        <translation>Grandes conjuntos de dados sintéticos e rotulados de pagamentos, com memória limitada.

Código-fonte sob a licença MIT. O estúdio como programa está sob a GPL versão 3, por causa do Qt Charts. A fonte tipográfica é derivada da Inter, sob a SIL Open Font License.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Human</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 GiB/s</source>
        <translation>%1 GiB/s</translation>
    </message>
    <message>
        <source>%1 MiB/s</source>
        <translation>%1 MiB/s</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 linhas/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ledgerloom::LevelStrip</name>
    <message>
        <source>Memory pressure</source>
        <translation>Pressão de memória</translation>
    </message>
    <message>
        <source>Level %1. Memory %2 of %3, growth %4, %5.</source>
        <translation>Nível %1. Memória %2 de %3, crescimento %4, %5.</translation>
    </message>
    <message>
        <source>IDLE</source>
        <translation>PARADO</translation>
    </message>
    <message>
        <source>NORMAL</source>
        <translation>NORMAL</translation>
    </message>
    <message>
        <source>WARNING</source>
        <translation>ALERTA</translation>
    </message>
    <message>
        <source>CRITICAL</source>
        <translation>CRÍTICO</translation>
    </message>
    <message>
        <source>EMERGENCY</source>
        <translation>EMERGÊNCIA</translation>
    </message>
    <message>
        <source>Memory used of limit</source>
        <translation>Memória usada do limite</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crescimento</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Memory of the cluster</source>
        <translation>Memória do cluster</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tarefas</translation>
    </message>
</context>
<context>
    <name>ledgerloom::LineHelpers</name>
    <message>
        <source>Roll a new seed</source>
        <translation>Sortear uma nova semente</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Escolher uma pasta</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Escolher um arquivo</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>Escolher um dia</translation>
    </message>
</context>
<context>
    <name>ledgerloom::LiveCharts</name>
    <message>
        <source>Charts: left and right move the cursor, with Shift they select; up and down go to the events</source>
        <translation>Gráficos: esquerda e direita movem o cursor, com Shift selecionam; para cima e para baixo vão aos eventos</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fim</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>The view is held; the run goes on</source>
        <translation>A visualização está congelada; a execução continua</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Salvar os gráficos</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imagens (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Desenhos (*.svg)</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Salvar os números</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>%1 after the start</source>
        <translation>%1 após o início</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (and %3 more)</source>
        <translation>%1: %2 (e mais %3)</translation>
    </message>
    <message>
        <source>Charts of a run</source>
        <translation>Gráficos de uma execução</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>Não foi possível gravar %1. Escolha outra pasta.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::LogModel</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reação</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
</context>
<context>
    <name>ledgerloom::LogPanel</name>
    <message>
        <source>Kinds of events shown</source>
        <translation>Tipos de eventos mostrados</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Todos os eventos</translation>
    </message>
    <message>
        <source>Pressure and reactions</source>
        <translation>Pressão e reações</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos e erros</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Text that events shown contain</source>
        <translation>Texto contido nos eventos mostrados</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Keep the newest event in sight</source>
        <translation>Manter o evento mais recente à vista</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the selected events, or all shown</source>
        <translation>Copiar os eventos selecionados ou todos os mostrados</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Save the events shown to a file</source>
        <translation>Salvar em arquivo os eventos mostrados</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>Eventos da execução</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 erro</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 erros</translation>
    </message>
    <message>
        <source>no warnings</source>
        <translation>sem avisos</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 aviso</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 avisos</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Salvar o registro</translation>
    </message>
    <message>
        <source>Text (*.txt *.log);;All files (*)</source>
        <translation>Texto (*.txt *.log);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>The log was not saved</source>
        <translation>O registro não foi salvo</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>Não é possível gravar %1: %2. Escolha outra pasta.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::MainActions</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>Adicionar à &amp;fila</translation>
    </message>
    <message>
        <source>&amp;Workers and limits …</source>
        <translation>&amp;Workers e limites …</translation>
    </message>
    <message>
        <source>Change workers and limits of the run under way (F8)</source>
        <translation>Alterar workers e limites da execução em andamento (F8)</translation>
    </message>
    <message>
        <source>&amp;Free memory now</source>
        <translation>&amp;Liberar memória agora</translation>
    </message>
    <message>
        <source>Clear caches and give back to the system what is free</source>
        <translation>Limpar caches e devolver ao sistema o que está livre</translation>
    </message>
    <message>
        <source>Pressure &amp;drill …</source>
        <translation>&amp;Simulado de pressão …</translation>
    </message>
    <message>
        <source>Press on a run that writes nothing, until every level was seen</source>
        <translation>Pressionar uma execução que não grava nada até passar por todos os níveis</translation>
    </message>
    <message>
        <source>&amp;Attach to a run …</source>
        <translation>Conec&amp;tar a uma execução …</translation>
    </message>
    <message>
        <source>Show the charts of a run that was started with --serve</source>
        <translation>Mostrar os gráficos de uma execução iniciada com --serve</translation>
    </message>
    <message>
        <source>Resume an &amp;interrupted run …</source>
        <translation>Retomar uma execução i&amp;nterrompida …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>Open a finished &amp;run …</source>
        <translation>Abrir uma execução concl&amp;uída …</translation>
    </message>
    <message>
        <source>Compare with a&amp;nother run …</source>
        <translation>C&amp;omparar com outra execução …</translation>
    </message>
    <message>
        <source>Copy as &amp;command</source>
        <translation>Copiar como &amp;comando</translation>
    </message>
    <message>
        <source>Copy the command line that makes the same dataset</source>
        <translation>Copiar a linha de comando que gera o mesmo conjunto de dados</translation>
    </message>
    <message>
        <source>&amp;Open output folder</source>
        <translation>Abrir a pasta de saíd&amp;a</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sai&amp;r</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>&amp;Gráficos</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Prévia</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Relatório</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Fila</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>Re&amp;gistro</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Tela &amp;cheia</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;talhos de teclado</translation>
    </message>
    <message>
        <source>&amp;About Ledgerloom</source>
        <translation>&amp;Sobre o Ledgerloom</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Como o &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Alto contraste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;xecução</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>I&amp;dioma</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro ou escuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Há uma execução em andamento</translation>
    </message>
    <message>
        <source>Start the run (F5)</source>
        <translation>Iniciar a execução (F5)</translation>
    </message>
    <message>
        <source>Make it after the others that are queued (F7)</source>
        <translation>Executar depois das outras que estão na fila (F7)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Retomar</translation>
    </message>
    <message>
        <source>Go on where the run stands (F6)</source>
        <translation>Continuar de onde a execução parou (F6)</translation>
    </message>
    <message>
        <source>Hold the run; nothing is lost (F6)</source>
        <translation>Segurar a execução; nada se perde (F6)</translation>
    </message>
    <message>
        <source>End the run before it is complete (Esc)</source>
        <translation>Encerrar a execução antes de estar completa (Esc)</translation>
    </message>
    <message>
        <source>Loo&amp;k into a dataset …</source>
        <translation>Ver um &amp;dataset por dentro …</translation>
    </message>
    <message>
        <source>Look into a fi&amp;le …</source>
        <translation>Ver um ar&amp;quivo por dentro …</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>&amp;Dataset</translation>
    </message>
    <message>
        <source>A run on a cluster cannot be paused: cancel it, and go on later</source>
        <translation>Uma execução em um cluster não pode ser pausada: cancele-a e continue depois</translation>
    </message>
</context>
<context>
    <name>ledgerloom::MainWindow</name>
    <message>
        <source>Ledgerloom Studio</source>
        <translation>Ledgerloom Studio</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Pages of the run</source>
        <translation>Páginas da execução</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Queue (%1)</source>
        <translation>Fila (%1)</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Dataset</translation>
    </message>
    <message>
        <source>The run could not be asked to stop</source>
        <translation>Não foi possível pedir à execução que pare</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Mark</name>
    <message>
        <source>&lt;br&gt;and %1 more</source>
        <translation>&lt;br&gt;e mais %1</translation>
    </message>
</context>
<context>
    <name>ledgerloom::MemoryPlot</name>
    <message>
        <source>soft limit %1</source>
        <translation>limite suave %1</translation>
    </message>
    <message>
        <source>hard limit %1</source>
        <translation>limite rígido %1</translation>
    </message>
    <message>
        <source>limit %1 is off scale</source>
        <translation>limite %1 fora da escala</translation>
    </message>
    <message>
        <source>limit %1 is off scale; using %2</source>
        <translation>limite %1 fora da escala; usando %2</translation>
    </message>
    <message>
        <source>available</source>
        <translation>disponível</translation>
    </message>
    <message>
        <source>free disk</source>
        <translation>disco livre</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>process</source>
        <translation>processo</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reservado</translation>
    </message>
    <message>
        <source>Memory: not available.</source>
        <translation>Memória: não disponível.</translation>
    </message>
    <message>
        <source>The system has %1 available, the disk %2 free.</source>
        <translation>O sistema tem %1 disponíveis, o disco %2 livres.</translation>
    </message>
    <message>
        <source>Memory: the process uses %1 of %2, between %3 and %4 in the time shown; %5 reserved. Level %6.</source>
        <translation>Memória: o processo usa %1 de %2, entre %3 e %4 no tempo mostrado; %5 reservados. Nível %6.</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>cluster sum</source>
        <translation>soma do cluster</translation>
    </message>
    <message>
        <source>worst executor</source>
        <translation>pior executor</translation>
    </message>
    <message>
        <source>Memory: the executors of the cluster use %1 of %2 together, between %3 and %4 in the time shown; the worst of them %5. Level %6.</source>
        <translation>Memória: os executores do cluster usam juntos %1 de %2, entre %3 e %4 no tempo mostrado; o pior deles, %5. Nível %6.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::MonitorPage</name>
    <message>
        <source>Charts of the run</source>
        <translation>Gráficos da execução</translation>
    </message>
</context>
<context>
    <name>ledgerloom::NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
</context>
<context>
    <name>ledgerloom::OutputActions</name>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>O comando está na área de transferência.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::PresetActions</name>
    <message>
        <source>&amp;Save preset</source>
        <translation>&amp;Salvar predefinição</translation>
    </message>
    <message>
        <source>Save preset &amp;as …</source>
        <translation>Salvar predefinição &amp;como …</translation>
    </message>
    <message>
        <source>Re&amp;vert changes</source>
        <translation>Re&amp;verter alterações</translation>
    </message>
    <message>
        <source>&amp;Compare with saved …</source>
        <translation>Co&amp;mparar com a salva …</translation>
    </message>
    <message>
        <source>&amp;Rename preset …</source>
        <translation>&amp;Renomear predefinição …</translation>
    </message>
    <message>
        <source>D&amp;uplicate preset …</source>
        <translation>D&amp;uplicar predefinição …</translation>
    </message>
    <message>
        <source>&amp;Delete preset …</source>
        <translation>&amp;Excluir predefinição …</translation>
    </message>
    <message>
        <source>&amp;Import preset …</source>
        <translation>&amp;Importar predefinição …</translation>
    </message>
    <message>
        <source>&amp;Export preset …</source>
        <translation>Ex&amp;portar predefinição …</translation>
    </message>
    <message>
        <source>Save as a new preset</source>
        <translation>Salvar como nova predefinição</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Renomear a predefinição</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Duplicate the preset</source>
        <translation>Duplicar a predefinição</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>The preset could not be saved</source>
        <translation>Não foi possível salvar a predefinição</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>Não foi possível fazer isso</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Excluir a predefinição</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>Excluir a predefinição “%1”?</translation>
    </message>
    <message>
        <source>Its values stay in the form until you choose another preset.</source>
        <translation>Os valores ficam no formulário até você escolher outra predefinição.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>The preset could not be deleted</source>
        <translation>Não foi possível excluir a predefinição</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Importar uma predefinição</translation>
    </message>
    <message>
        <source>Presets (*.json);;All files (*)</source>
        <translation>Predefinições (*.json);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>The preset could not be imported</source>
        <translation>Não foi possível importar a predefinição</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>Exportar a predefinição</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Predefinições (*.json)</translation>
    </message>
    <message>
        <source>The preset could not be exported</source>
        <translation>Não foi possível exportar a predefinição</translation>
    </message>
</context>
<context>
    <name>ledgerloom::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>Save, rename, import and more</source>
        <translation>Salvar, renomear, importar e mais</translation>
    </message>
    <message>
        <source>Preset actions</source>
        <translation>Ações da predefinição</translation>
    </message>
    <message>
        <source>Built-in, cannot be changed. </source>
        <translation>Embutida, não pode ser alterada. </translation>
    </message>
    <message>
        <source>Changed since “%1” was chosen</source>
        <translation>Alterado desde que “%1” foi escolhida</translation>
    </message>
</context>
<context>
    <name>ledgerloom::PresetController</name>
    <message>
        <source>A built-in preset has this name. Choose another one.</source>
        <translation>Uma predefinição embutida tem este nome. Escolha outro.</translation>
    </message>
    <message>
        <source>There is a preset of this name already. Choose another one.</source>
        <translation>Já existe uma predefinição com este nome. Escolha outro.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::PreviewModel</name>
    <message>
        <source>null: no value</source>
        <translation>null: sem valor</translation>
    </message>
    <message>
        <source>%1&lt;br&gt;A row of a fraud scenario</source>
        <translation>%1&lt;br&gt;Uma linha de um cenário de fraude</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
</context>
<context>
    <name>ledgerloom::PreviewPage</name>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Episódios</translation>
    </message>
    <message>
        <source>Merchants</source>
        <translation>Lojistas</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Créditos</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nós</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Arestas</translation>
    </message>
    <message>
        <source>Preview table %1</source>
        <translation>Tabela da prévia %1</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transações</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the selected cells, or all rows</source>
        <translation>Copiar as células selecionadas ou todas as linhas</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>Primeiras linhas da tabela</translation>
    </message>
    <message>
        <source>No preview of this configuration</source>
        <translation>Não há prévia desta configuração</translation>
    </message>
    <message>
        <source>The first %1 rows, as the run will write them</source>
        <translation>As primeiras %1 linhas, como serão gravadas</translation>
    </message>
    <message>
        <source>; %1 of fraud</source>
        <translation>; %1 de fraude</translation>
    </message>
    <message>
        <source>The first rows will stand here</source>
        <translation>As primeiras linhas aparecem aqui</translation>
    </message>
    <message>
        <source>They are made from the configuration alone, in a moment, exactly as the run will write them.</source>
        <translation>Elas são feitas só a partir da configuração, num instante, exatamente como a execução vai gravá-las.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planejando</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Executando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Parando</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>%1 %  ·  %2 / %3 rows</source>
        <translation>%1 %  ·  %2 / %3 linhas</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>parada após %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>levou %1</translation>
    </message>
    <message>
        <source>%1 gone  ·  ETA after the first shards</source>
        <translation>%1 decorridos  ·  previsão após os primeiros shards</translation>
    </message>
    <message>
        <source>%1 gone  ·  ETA %2 to %3</source>
        <translation>%1 decorridos  ·  faltam %2 a %3</translation>
    </message>
</context>
<context>
    <name>ledgerloom::QueuePage</name>
    <message>
        <source>Start the queue</source>
        <translation>Iniciar a fila</translation>
    </message>
    <message>
        <source>Start the runs one after the other</source>
        <translation>Iniciar as execuções uma após a outra</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move the run up</source>
        <translation>Mover a execução para cima</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descer</translation>
    </message>
    <message>
        <source>Move the run down</source>
        <translation>Mover a execução para baixo</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Queue the same run again, into a folder of its own</source>
        <translation>Colocar a mesma execução de novo na fila, em pasta própria</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Let the run wait again; what it has finished is kept</source>
        <translation>Deixar a execução esperar de novo; o que ela concluiu é mantido</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Take the run off the list</source>
        <translation>Tirar a execução da lista</translation>
    </message>
    <message>
        <source>Start runs only when the machine was left alone for</source>
        <translation>Iniciar só quando a máquina estiver ociosa há</translation>
    </message>
    <message>
        <source>Runs of the queue</source>
        <translation>Execuções da fila</translation>
    </message>
    <message>
        <source>No key, no mouse, and other programs use hardly any of the processors</source>
        <translation>Sem teclas, sem mouse, e outros programas quase não usam os processadores</translation>
    </message>
    <message>
        <source>Minutes without use</source>
        <translation>Minutos sem uso</translation>
    </message>
    <message>
        <source>%1 waiting, until the machine is left alone</source>
        <translation>%1 aguardando até a máquina ficar ociosa</translation>
    </message>
    <message>
        <source>Fill in the form and choose “Add to queue”.</source>
        <translation>Preencha o formulário e escolha “Adicionar à fila”.</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 aguardando</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RangeSummary</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 (%2 s) · memory %3 to %4 (%5) · %6 · %7</source>
        <translation>%1 (%2 s) · memória %3 a %4 (%5) · %6 · %7</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Realism</name>
    <message>
        <source>payment types</source>
        <translation>tipos de pagamento</translation>
    </message>
    <message>
        <source>Pix keys</source>
        <translation>chaves Pix</translation>
    </message>
    <message>
        <source>fraud types</source>
        <translation>tipos de fraude</translation>
    </message>
    <message>
        <source>profiles</source>
        <translation>perfis</translation>
    </message>
    <message>
        <source>states</source>
        <translation>estados</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canais</translation>
    </message>
    <message>
        <source>states of payers</source>
        <translation>estados dos pagadores</translation>
    </message>
    <message>
        <source>days without fraud</source>
        <translation>dias sem fraude</translation>
    </message>
    <message>
        <source>area of fraud_score</source>
        <translation>área de fraud_score</translation>
    </message>
    <message>
        <source>area of a naive Bayes on the row alone</source>
        <translation>área de um Bayes ingênuo só com a linha</translation>
    </message>
    <message>
        <source>area of the column that tells most</source>
        <translation>área da coluna que mais revela</translation>
    </message>
    <message>
        <source>, total variation</source>
        <translation>, variação total</translation>
    </message>
    <message>
        <source>wanted %1 to %2</source>
        <translation>esperado %1 a %2</translation>
    </message>
    <message>
        <source>wanted at least %1</source>
        <translation>esperado pelo menos %1</translation>
    </message>
    <message>
        <source>wanted at most %1</source>
        <translation>esperado no máximo %1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parcela</translation>
    </message>
    <message>
        <source>in the world</source>
        <translation>no mundo</translation>
    </message>
    <message>
        <source>fraudulent</source>
        <translation>fraudulentas</translation>
    </message>
    <message>
        <source>Beside the world</source>
        <translation>Ao lado do mundo</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Report</name>
    <message>
        <source>Charts of the run</source>
        <translation>Gráficos da execução</translation>
    </message>
    <message>
        <source>Asked and made</source>
        <translation>Pedido e gerado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>pedido</translation>
    </message>
    <message>
        <source>made</source>
        <translation>gerado</translation>
    </message>
    <message>
        <source>Size of all files</source>
        <translation>Tamanho de todos os arquivos</translation>
    </message>
    <message>
        <source>by rows</source>
        <translation>por linhas</translation>
    </message>
    <message>
        <source>Rows of payments</source>
        <translation>Linhas de pagamentos</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>por tamanho</translation>
    </message>
    <message>
        <source>Fraudulent rows</source>
        <translation>Linhas fraudulentas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Verificações</translation>
    </message>
    <message>
        <source>Fraud rate: %1 of %2 rows are fraudulent, %3 was asked</source>
        <translation>Taxa de fraude: %1 de %2 linhas são fraudulentas; foi pedido %3</translation>
    </message>
    <message>
        <source>Size: rows were asked for, and they take %1</source>
        <translation>Tamanho: foram pedidas linhas, e elas ocupam %1</translation>
    </message>
    <message>
        <source>Size: %1 made, %2 asked (within 1 %)</source>
        <translation>Tamanho: %1 gerados, %2 pedidos (dentro de 1 %)</translation>
    </message>
    <message>
        <source>Checksums: the list of parts has the manifest&apos;s XXH3-128, %1</source>
        <translation>Somas de verificação: a lista de partes tem o XXH3-128 do manifesto, %1</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabelas</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>linhas</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>partes</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>Time and memory</source>
        <translation>Tempo e memória</translation>
    </message>
    <message>
        <source>Nobody has kept them of this run.</source>
        <translation>Ninguém os guardou desta execução.</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>valor</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>Tempo de execução</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>Peak memory of the process</source>
        <translation>Pico de memória do processo</translation>
    </message>
    <message>
        <source>Peak of what was reserved</source>
        <translation>Pico do que foi reservado</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Limite de memória</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Rows kept from an earlier run</source>
        <translation>Linhas mantidas de uma execução anterior</translation>
    </message>
    <message>
        <source>Memory levels</source>
        <translation>Níveis de memória</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tempo</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parcela</translation>
    </message>
    <message>
        <source>The dataset is complete</source>
        <translation>O conjunto de dados está completo</translation>
    </message>
    <message>
        <source>The run was cancelled: the dataset is not complete</source>
        <translation>A execução foi cancelada: o conjunto de dados não está completo</translation>
    </message>
    <message>
        <source>The run failed: the dataset is not complete</source>
        <translation>A execução falhou: o conjunto de dados não está completo</translation>
    </message>
    <message>
        <source>The folder could not be read again: %1</source>
        <translation>A pasta não pôde ser lida de novo: %1</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Peak memory of all executors together</source>
        <translation>Pico de memória de todos os executores juntos</translation>
    </message>
    <message>
        <source>Peak memory of one executor</source>
        <translation>Pico de memória de um executor</translation>
    </message>
    <message>
        <source>Tasks at a time</source>
        <translation>Tarefas ao mesmo tempo</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ReportPage</name>
    <message>
        <source>Reading the rows: %1 %</source>
        <translation>Lendo as linhas: %1 %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Realism</source>
        <translation>Realismo</translation>
    </message>
    <message>
        <source>Stop reading the rows</source>
        <translation>Parar de ler as linhas</translation>
    </message>
    <message>
        <source>Read all rows and hold them beside the world: shares, fraud, what tells it</source>
        <translation>Ler todas as linhas e compará-las com o mundo: parcelas, fraude, o que a revela</translation>
    </message>
    <message>
        <source>Report of the last run</source>
        <translation>Relatório da última execução</translation>
    </message>
    <message>
        <source>Copy the lines for</source>
        <translation>Copiar as linhas para</translation>
    </message>
    <message>
        <source>Copy the Python lines that open the dataset with %1</source>
        <translation>Copiar as linhas em Python que abrem o conjunto de dados com %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salvar o relatório</translation>
    </message>
    <message>
        <source>As &amp;HTML …</source>
        <translation>Em &amp;HTML …</translation>
    </message>
    <message>
        <source>As &amp;PDF …</source>
        <translation>Em &amp;PDF …</translation>
    </message>
    <message>
        <source>After a run its report stands here.</source>
        <translation>Depois de uma execução, o relatório aparece aqui.</translation>
    </message>
    <message>
        <source>Copied: lines for %1</source>
        <translation>Copiado: linhas para %1</translation>
    </message>
    <message>
        <source>Report of a run</source>
        <translation>Relatório de uma execução</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>The report was not saved</source>
        <translation>O relatório não foi salvo</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>Não foi possível gravar %1. Escolha outra pasta.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ResultBar</name>
    <message>
        <source>This run was finished earlier</source>
        <translation>Esta execução foi concluída antes</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>em %1</translation>
    </message>
    <message>
        <source>peak memory %1</source>
        <translation>pico de memória %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Go on with this run; what is finished is kept</source>
        <translation>Continuar esta execução; o que foi concluído é mantido</translation>
    </message>
    <message>
        <source>A run was interrupted</source>
        <translation>Uma execução foi interrompida</translation>
    </message>
    <message>
        <source>What it has finished stands in %1 and is kept.</source>
        <translation>O que ela concluiu está em %1 e é mantido.</translation>
    </message>
    <message>
        <source>Cancelled: the dataset is not complete</source>
        <translation>Cancelada: o conjunto de dados não está completo</translation>
    </message>
    <message>
        <source>The run failed</source>
        <translation>A execução falhou</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Look at the rows that the run has made</source>
        <translation>Ver as linhas que a execução gerou</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ResumeOffer</name>
    <message>
        <source>Resume a run: choose its folder</source>
        <translation>Retomar uma execução: escolha a pasta</translation>
    </message>
    <message>
        <source>This run cannot be resumed</source>
        <translation>Esta execução não pode ser retomada</translation>
    </message>
    <message>
        <source>A cluster has begun it. Name the Spark master under Made on, and resume it again.</source>
        <translation>Um cluster a começou. Indique o master do Spark em Feito em e retome-a de novo.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RowCopier</name>
    <message>
        <source>%1 rows are too many to be copied: export them instead</source>
        <translation>%1 linhas são demais para copiar: exporte-as</translation>
    </message>
    <message>
        <source>Rows copied: %1</source>
        <translation>Linhas copiadas: %1</translation>
    </message>
    <message>
        <source>Another export is not done yet: wait for it, or stop it</source>
        <translation>Outra exportação ainda não terminou: espere, ou pare-a</translation>
    </message>
    <message>
        <source>Exporting %1 rows …</source>
        <translation>Exportando %1 linhas …</translation>
    </message>
    <message>
        <source>The export was stopped; no file was made</source>
        <translation>A exportação foi parada; nenhum arquivo foi criado</translation>
    </message>
    <message>
        <source>%1 rows are in %2</source>
        <translation>%1 linhas estão em %2</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RowFinder</name>
    <message>
        <source>Looking for %1 …</source>
        <translation>Procurando %1 …</translation>
    </message>
    <message>
        <source>No row has %1 in %2</source>
        <translation>Nenhuma linha tem %1 em %2</translation>
    </message>
    <message>
        <source>Found in row %1</source>
        <translation>Encontrado na linha %1</translation>
    </message>
    <message>
        <source>%1 is no number of a row: they go from 1 to %2</source>
        <translation>%1 não é um número de linha: vão de 1 a %2</translation>
    </message>
    <message>
        <source>There are %1 rows</source>
        <translation>Há %1 linhas</translation>
    </message>
    <message>
        <source>There are %1 rows so far</source>
        <translation>Há %1 linhas até agora</translation>
    </message>
    <message>
        <source>Fraud only</source>
        <translation>Só fraude</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 é %2</translation>
    </message>
    <message>
        <source>Episode %1</source>
        <translation>Episódio %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Fraud on %1</source>
        <translation>Fraude contra %1</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RowScrollBar</name>
    <message>
        <source>Rows of the dataset</source>
        <translation>Linhas do dataset</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Linha %1 de %2</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RowTable</name>
    <message>
        <source>Rows of the dataset</source>
        <translation>Linhas do dataset</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RowWindowModel</name>
    <message>
        <source>This row is being read</source>
        <translation>Esta linha está sendo lida</translation>
    </message>
    <message>
        <source>This row cannot be read: %1</source>
        <translation>Esta linha não pode ser lida: %1</translation>
    </message>
    <message>
        <source>null: no value</source>
        <translation>nulo: sem valor</translation>
    </message>
    <message>
        <source>%1&lt;br&gt;A fraudulent row</source>
        <translation>%1&lt;br&gt;Uma linha fraudulenta</translation>
    </message>
    <message>
        <source>null</source>
        <translation>nulo</translation>
    </message>
    <message>
        <source>%1, fraudulent row</source>
        <translation>%1, linha fraudulenta</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RunCompanion</name>
    <message>
        <source>A dataset is being made</source>
        <translation>Um conjunto de dados está sendo gerado</translation>
    </message>
    <message>
        <source>The dataset is complete</source>
        <translation>O conjunto de dados está completo</translation>
    </message>
    <message>
        <source>The run has ended incomplete</source>
        <translation>A execução terminou incompleta</translation>
    </message>
    <message>
        <source>Paused: the battery is at %1 %</source>
        <translation>Em pausa: a bateria está em %1 %</translation>
    </message>
    <message>
        <source>The run goes on by itself on mains power. Resume goes on at once.</source>
        <translation>A execução continua sozinha na tomada. Retomar continua na hora.</translation>
    </message>
    <message>
        <source>The run goes on by itself on mains power.</source>
        <translation>A execução continua sozinha na tomada.</translation>
    </message>
    <message>
        <source>The battery is charged or on the mains again</source>
        <translation>A bateria está carregada ou de novo na tomada</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RunQuestions</name>
    <message>
        <source>%1 of %2 rows are made. Finished parts stay in the folder, and the run can be resumed.</source>
        <translation>%1 de %2 linhas foram geradas. As partes concluídas ficam na pasta, e a execução pode ser retomada.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>Continuar e&amp;xecutando</translation>
    </message>
    <message>
        <source>Keep running in the &amp;tray</source>
        <translation>Continuar na &amp;bandeja</translation>
    </message>
    <message>
        <source>Cancel the run?</source>
        <translation>Cancelar a execução?</translation>
    </message>
    <message>
        <source>&amp;Cancel the run</source>
        <translation>&amp;Cancelar a execução</translation>
    </message>
    <message>
        <source>A run is under way. Quit?</source>
        <translation>Há uma execução em andamento. Sair?</translation>
    </message>
    <message>
        <source>&amp;Cancel and quit</source>
        <translation>&amp;Cancelar e sair</translation>
    </message>
    <message>
        <source>Pressure drill</source>
        <translation>Simulado de pressão</translation>
    </message>
    <message>
        <source>Start a pressure drill?</source>
        <translation>Iniciar um simulado de pressão?</translation>
    </message>
    <message>
        <source>Rows are made and dropped while ballast takes memory in steps, up to the limit of %1: WARNING, CRITICAL, recovery, EMERGENCY. Nothing is written. It takes half a minute.</source>
        <translation>Linhas são geradas e descartadas enquanto um lastro ocupa memória em etapas, até o limite de %1: ALERTA, CRÍTICO, recuperação, EMERGÊNCIA. Nada é gravado. Leva meio minuto.</translation>
    </message>
    <message>
        <source>&amp;Start the drill</source>
        <translation>&amp;Iniciar o simulado</translation>
    </message>
    <message>
        <source>Attach to a run</source>
        <translation>Conectar a uma execução</translation>
    </message>
    <message>
        <source>Address of the run, as its --serve told it:</source>
        <translation>Endereço da execução, como informado por --serve:</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>&amp;Quit, the cluster goes on</source>
        <translation>&amp;Sair, o cluster continua</translation>
    </message>
</context>
<context>
    <name>ledgerloom::RunQueue</name>
    <message>
        <source>waiting</source>
        <translation>aguardando</translation>
    </message>
    <message>
        <source>running</source>
        <translation>executando</translation>
    </message>
    <message>
        <source>done</source>
        <translation>concluída</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompida</translation>
    </message>
    <message>
        <source>The queue in %1 cannot be read: %2</source>
        <translation>A fila em %1 não pode ser lida: %2</translation>
    </message>
    <message>
        <source>The queue could not be read (%1). It was put aside as %2.</source>
        <translation>A fila não pôde ser lida (%1). Foi guardada como %2.</translation>
    </message>
    <message>
        <source>The queue cannot be kept in %1: %2</source>
        <translation>A fila não pode ser mantida em %1: %2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de dados</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>ledgerloom::SampleText</name>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Memory, least</source>
        <translation>Memória, mínimo</translation>
    </message>
    <message>
        <source>Memory, most</source>
        <translation>Memória, máximo</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponível</translation>
    </message>
    <message>
        <source>Free disk</source>
        <translation>Disco livre</translation>
    </message>
    <message>
        <source>Worst executor</source>
        <translation>Pior executor</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Scale</name>
    <message>
        <source>−%1 d</source>
        <translation>−%1 d</translation>
    </message>
    <message>
        <source>−%1 h</source>
        <translation>−%1 h</translation>
    </message>
    <message>
        <source>−%1:%2 h</source>
        <translation>−%1:%2 h</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>ledgerloom::Series</name>
    <message>
        <source>&amp;Process memory</source>
        <translation>Memória do &amp;processo</translation>
    </message>
    <message>
        <source>&amp;Reserved memory</source>
        <translation>Memória &amp;reservada</translation>
    </message>
    <message>
        <source>Memory &amp;available to all programs</source>
        <translation>Memória &amp;disponível a todos os programas</translation>
    </message>
    <message>
        <source>Free &amp;disk of the output</source>
        <translation>Disco &amp;livre da saída</translation>
    </message>
    <message>
        <source>R&amp;ows a second</source>
        <translation>Lin&amp;has por segundo</translation>
    </message>
    <message>
        <source>&amp;Bytes a second</source>
        <translation>&amp;Bytes por segundo</translation>
    </message>
    <message>
        <source>Growth rate</source>
        <translation>Taxa de crescimento</translation>
    </message>
    <message>
        <source>Memory of Arro&amp;w</source>
        <translation>Memória do Arro&amp;w</translation>
    </message>
    <message>
        <source>&amp;Cluster sum of memory</source>
        <translation>Memória somada do &amp;cluster</translation>
    </message>
    <message>
        <source>Memory of the &amp;worst executor</source>
        <translation>Memória do &amp;pior executor</translation>
    </message>
</context>
<context>
    <name>ledgerloom::SetupPage</name>
    <message>
        <source>The dataset does not fit the disk</source>
        <translation>O conjunto de dados não cabe no disco</translation>
    </message>
    <message>
        <source>The run does not fit the memory limit</source>
        <translation>A execução não cabe no limite de memória</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>The preset cannot be used</source>
        <translation>A predefinição não pode ser usada</translation>
    </message>
    <message>
        <source>Estimating …</source>
        <translation>Estimando …</translation>
    </message>
    <message>
        <source>To mend first: %1</source>
        <translation>Corrija antes: %1</translation>
    </message>
    <message>
        <source>Choose a folder for the dataset.</source>
        <translation>Escolha uma pasta para o conjunto de dados.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::SummaryPanel</name>
    <message>
        <source>Progress of the summary</source>
        <translation>Progresso do resumo</translation>
    </message>
    <message>
        <source>To sum up the columns, all rows are read: %1.</source>
        <translation>Para resumir as colunas, todas as linhas são lidas: %1.</translation>
    </message>
    <message>
        <source>Rows that cannot be read: %1</source>
        <translation>Linhas que não podem ser lidas: %1</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Null</source>
        <translation>Nulos</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Diferentes</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>%1 % below</source>
        <translation>%1 % abaixo de</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumo</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>, %1 fraudulent (%2 %)</source>
        <translation>, %1 fraudulentas (%2 %)</translation>
    </message>
    <message>
        <source>Most frequent, at least</source>
        <translation>Mais frequentes, no mínimo</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Mais frequentes</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Sum up</source>
        <translation>Resumir</translation>
    </message>
    <message>
        <source>Stop reading the rows</source>
        <translation>Parar de ler as linhas</translation>
    </message>
    <message>
        <source>Read all rows and sum up each column</source>
        <translation>Ler todas as linhas e resumir cada coluna</translation>
    </message>
</context>
<context>
    <name>ledgerloom::TableDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ThroughputPlot</name>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>rows (left)</source>
        <translation>linhas (esquerda)</translation>
    </message>
    <message>
        <source>bytes (right)</source>
        <translation>bytes (direita)</translation>
    </message>
    <message>
        <source>Throughput: not available.</source>
        <translation>Vazão: não disponível.</translation>
    </message>
    <message>
        <source>Throughput: %1 and %2, between %3 and %4 in the time shown.</source>
        <translation>Vazão: %1 e %2, entre %3 e %4 no tempo mostrado.</translation>
    </message>
</context>
<context>
    <name>ledgerloom::TrayKeeper</name>
    <message>
        <source>&amp;Show the window</source>
        <translation>&amp;Mostrar a janela</translation>
    </message>
</context>
<context>
    <name>ledgerloom::ValueBars</name>
    <message>
        <source>Most frequent values</source>
        <translation>Valores mais frequentes</translation>
    </message>
    <message>
        <source>%1, %2 % fraud</source>
        <translation>%1, %2 % fraude</translation>
    </message>
</context>
<context>
    <name>ledgerloom::VolumeRow</name>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>por tamanho</translation>
    </message>
    <message>
        <source>by rows</source>
        <translation>por linhas</translation>
    </message>
</context>
</TS>
