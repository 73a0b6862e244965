<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Bytes of all tables together; --rows says the same in rows.</source>
        <translation>Bytes de todas as tabelas juntas; --rows diz o mesmo em linhas.</translation>
    </message>
    <message>
        <source>Rows of transactions, in place of --size.</source>
        <translation>Linhas de transações, em vez de --size.</translation>
    </message>
    <message>
        <source>Customers who make the payments; auto follows from volume, dates and profiles.</source>
        <translation>Clientes que fazem os pagamentos; auto resulta do volume, das datas e dos perfis.</translation>
    </message>
    <message>
        <source>Index of your own customers, who make the payments then; see: ledgerloom import-customers.</source>
        <translation>Índice dos seus próprios clientes, que então fazem os pagamentos; veja: ledgerloom import-customers.</translation>
    </message>
    <message>
        <source>First day of payments.</source>
        <translation>Primeiro dia de pagamentos.</translation>
    </message>
    <message>
        <source>Last day of payments, included.</source>
        <translation>Último dia de pagamentos, inclusive.</translation>
    </message>
    <message>
        <source>The same seed and options make the same bytes, on any machine.</source>
        <translation>A mesma semente e as mesmas opções geram os mesmos bytes em qualquer máquina.</translation>
    </message>
    <message>
        <source>Share of the rows that are fraud.</source>
        <translation>Parcela das linhas que são fraude.</translation>
    </message>
    <message>
        <source>How hard fraud is to find, 0 to 1: large sums from strange devices, or the victim's own habits.</source>
        <translation>Quão difícil é achar a fraude, de 0 a 1: valores altos de aparelhos estranhos, ou os hábitos da vítima.</translation>
    </message>
    <message>
        <source>Gives every customer one average behaviour, not one of six profiles.</source>
        <translation>Dá a cada cliente um só comportamento médio, e não um de seis perfis.</translation>
    </message>
    <message>
        <source>Makes customers and devices, no transactions.</source>
        <translation>Gera clientes e dispositivos, sem transações.</translation>
    </message>
    <message>
        <source>Writes only the 38 columns of the v3 schema.</source>
        <translation>Grava só as 38 colunas do esquema v3.</translation>
    </message>
    <message>
        <source>Names of columns and values: those of the v3 schema, or English ones.</source>
        <translation>Nomes de colunas e valores: os do esquema v3 ou em inglês.</translation>
    </message>
    <message>
        <source>Truth beside each payment, or in tables of its own as a bank learns it later, or both.</source>
        <translation>A verdade junto a cada pagamento, ou em tabelas próprias, como um banco a conhece depois, ou ambas.</translation>
    </message>
    <message>
        <source>Writes a table of all merchants, too.</source>
        <translation>Grava também uma tabela de todos os lojistas.</translation>
    </message>
    <message>
        <source>Writes a table of the money that comes into the accounts, too.</source>
        <translation>Grava também uma tabela do dinheiro que entra nas contas.</translation>
    </message>
    <message>
        <source>Writes tables of nodes and edges, too, as graph libraries read them.</source>
        <translation>Grava também tabelas de nós e arestas, como as bibliotecas de grafos as leem.</translation>
    </message>
    <message>
        <source>How often single scenarios are woven over how often they usually are: phishing=2,laundering=0.</source>
        <translation>Quanto mais cada cenário é tecido que o usual: phishing=2,laundering=0.</translation>
    </message>
    <message>
        <source>Threads that make rows; auto follows from cores, memory and size.</source>
        <translation>Threads que geram linhas; auto resulta de núcleos, memória e tamanho.</translation>
    </message>
    <message>
        <source>Memory the program may use; auto follows from the machine and its containers.</source>
        <translation>Memória que o programa pode usar; auto resulta da máquina e de seus contêineres.</translation>
    </message>
    <message>
        <source>CRITICAL pressure from here: a share of the memory limit, or a size.</source>
        <translation>Pressão CRÍTICA a partir daqui: uma parcela do limite de memória ou um tamanho.</translation>
    </message>
    <message>
        <source>System memory to leave to everything else.</source>
        <translation>Memória do sistema a deixar para todo o resto.</translation>
    </message>
    <message>
        <source>Memory that Parquet and Arrow encoding may use; auto follows from the machine and its containers.</source>
        <translation>Memória que a codificação Parquet e Arrow pode usar; auto resulta da máquina e de seus contêineres.</translation>
    </message>
    <message>
        <source>Time between two looks at memory.</source>
        <translation>Tempo entre duas leituras da memória.</translation>
    </message>
    <message>
        <source>Memory growth above which the workers slow down.</source>
        <translation>Crescimento de memória acima do qual os workers desaceleram.</translation>
    </message>
    <message>
        <source>Units of 8,192 rows between made and written at once; auto is one a worker, pressure lowers it.</source>
        <translation>Unidades de 8.192 linhas entre geradas e gravadas ao mesmo tempo; auto é uma por worker, a pressão reduz.</translation>
    </message>
    <message>
        <source>Where rows wait: disk writes as it goes, memory holds all of them and writes at the end.</source>
        <translation>Onde as linhas esperam: disco grava ao longo da execução, memória retém todas e grava no fim.</translation>
    </message>
    <message>
        <source>Waits while disk or memory is short and goes on by itself, in place of stopping.</source>
        <translation>Espera enquanto falta disco ou memória e continua sozinho, em vez de parar.</translation>
    </message>
    <message>
        <source>Longest wait before the run stops after all, resumable.</source>
        <translation>Maior espera antes de a execução enfim parar, podendo ser retomada.</translation>
    </message>
    <message>
        <source>Answers /health, /ready and /metrics at this HOST:PORT during the run.</source>
        <translation>Responde /health, /ready e /metrics neste HOST:PORT durante a execução.</translation>
    </message>
    <message>
        <source>How progress is shown; auto is a bar on a terminal and plain lines elsewhere.</source>
        <translation>Como o progresso é mostrado; auto é uma barra no terminal e linhas simples fora dele.</translation>
    </message>
    <message>
        <source>File that the run&apos;s events are written to.</source>
        <translation>Arquivo em que os eventos da execução são gravados.</translation>
    </message>
    <message>
        <source>The least important events to log.</source>
        <translation>Os eventos menos importantes a registrar.</translation>
    </message>
    <message>
        <source>Says nothing but errors.</source>
        <translation>Só diz os erros.</translation>
    </message>
    <message>
        <source>Format of the tables.</source>
        <translation>Formato das tabelas.</translation>
    </message>
    <message>
        <source>Text takes gzip and zstd, parquet all of them, arrow zstd and lz4.</source>
        <translation>Texto aceita gzip e zstd, parquet aceita todos, arrow aceita zstd e lz4.</translation>
    </message>
    <message>
        <source>gzip has levels to 9, zstd to 19; auto takes 6 and 1.</source>
        <translation>gzip tem níveis até 9, zstd até 19; auto usa 6 e 1.</translation>
    </message>
    <message>
        <source>Transactions by shard, each in time order, or all of them by time; that needs room for sorted runs.</source>
        <translation>Transações por shard, cada um em ordem de tempo, ou todas por tempo; isso exige espaço para blocos ordenados.</translation>
    </message>
    <message>
        <source>A folder of transactions for each day or month, as engines read them; implies the order of time.</source>
        <translation>Uma pasta de transações por dia ou mês, como os motores de consulta as leem; implica a ordem por tempo.</translation>
    </message>
    <message>
        <source>Sorted runs that are merged at once in the order of time; auto follows from memory.</source>
        <translation>Blocos ordenados fundidos de uma vez na ordem por tempo; auto resulta da memória.</translation>
    </message>
    <message>
        <source>Leaves the sorted runs of the order of time where they are.</source>
        <translation>Deixa os blocos ordenados da ordem por tempo onde estão.</translation>
    </message>
    <message>
        <source>Size of one part file of transactions, about; auto is 64 MiB, more in very large runs.</source>
        <translation>Tamanho aproximado de um arquivo de parte de transações; auto é 64 MiB, mais em execuções muito grandes.</translation>
    </message>
    <message>
        <source>Finished sub-folders of about this size, each movable while the next is made.</source>
        <translation>Subpastas concluídas de cerca deste tamanho, cada uma podendo ser movida enquanto a próxima é gerada.</translation>
    </message>
    <message>
        <source>When the folder is not empty: go on with its run, or replace what an earlier run wrote.</source>
        <translation>Quando a pasta não está vazia: continuar a execução dela ou substituir o que uma execução anterior gravou.</translation>
    </message>
    <message>
        <source>When resuming, compares the checksums of all finished parts, not only their sizes.</source>
        <translation>Ao retomar, compara as somas de verificação de todas as partes concluídas, não só os tamanhos.</translation>
    </message>
    <message>
        <source>Folder on a faster disk, or in memory, where parts are written before they are moved.</source>
        <translation>Pasta em um disco mais rápido, ou em memória, onde as partes são gravadas antes de serem movidas.</translation>
    </message>
    <message>
        <source>Folder, s3://BUCKET/PREFIX, hdfs://HOST:PORT/FOLDER, &quot;-&quot; (standard output) or &quot;null&quot; (nothing).</source>
        <translation>Pasta, s3://BUCKET/PREFIXO, hdfs://HOST:PORTA/PASTA, &quot;-&quot; (saída padrão) ou &quot;null&quot; (nada).</translation>
    </message>
    <message>
        <source>Spark master, spark://HOST:PORT, whose cluster makes it; empty: this computer does.</source>
        <translation>Master do Spark, spark://HOST:PORTA, cujo cluster faz a execução; vazio: este computador faz.</translation>
    </message>
</context>
</TS>
